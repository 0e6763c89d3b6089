import { memo, type ReactNode, useMemo } from 'react';
import type { Marks } from '#shared/search/request.ts';
import { ExternalLink } from './external-link.tsx';
import { Formula } from './formula.tsx';
import { type FoundLink, findLinks } from './links.ts';
import { cutByMarks, isMarked } from './marks.ts';
import { findMathematics } from './mathematics.ts';

interface TextLook {
  readonly text: string;
  /** What to mark, in positions of `text`. */
  readonly marks?: Marks;
}

const noMarks: Marks = [];

/** A line of text from outside: mathematics drawn inside the line, matched words marked, never HTML. */
export const MathText = memo(function MathText({ text, marks = noMarks }: TextLook) {
  return useMemo(() => pieces({ text, marks, links: [], display: false }), [text, marks]);
});

/** Running text from outside: as `MathText`, with its web addresses as links and displayed formulas on lines of their own. */
export const RunningText = memo(function RunningText({ text, marks = noMarks }: TextLook) {
  return useMemo(() => pieces({ text, marks, links: findLinks(text), display: true }), [text, marks]);
});

interface Parts {
  readonly text: string;
  readonly marks: Marks;
  readonly links: readonly FoundLink[];
  readonly display: boolean;
}

function pieces({ text, marks, links, display }: Parts): ReactNode {
  return findMathematics(text).map((segment) => {
    if (segment.kind === 'words') return words(text, segment, { marks, links });
    const verbatim = text.slice(segment.from, segment.to);
    const formula = (
      <Formula
        key={segment.from}
        source={segment.source}
        display={display && segment.display}
        verbatim={verbatim}
      />
    );
    return isMarked(segment.from, segment.to, marks) ? <mark key={segment.from}>{formula}</mark> : formula;
  });
}

function words(
  text: string,
  stretch: { readonly from: number; readonly to: number },
  { marks, links }: Pick<Parts, 'marks' | 'links'>,
): readonly ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = stretch.from;
  for (const link of links) {
    if (link.from < at || link.to > stretch.to) continue;
    nodes.push(...marked(text, at, link.from, marks));
    nodes.push(
      <ExternalLink key={`link-${link.from}`} url={link.url}>
        {marked(text, link.from, link.to, marks)}
      </ExternalLink>,
    );
    at = link.to;
  }
  return [...nodes, ...marked(text, at, stretch.to, marks)];
}

function marked(text: string, from: number, to: number, marks: Marks): readonly ReactNode[] {
  return cutByMarks(from, to, marks).map((stretch) => {
    const piece = text.slice(stretch.from, stretch.to);
    return stretch.marked ? <mark key={stretch.from}>{piece}</mark> : piece;
  });
}
