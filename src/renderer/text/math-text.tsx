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
    nodes.push(...marked(text, { from: at, to: link.from, marks, first: nodes.length }));
    nodes.push(
      <ExternalLink key={`link-${link.from}`} url={link.url}>
        {marked(text, { from: link.from, to: link.to, marks, first: 0 })}
      </ExternalLink>,
    );
    at = link.to;
  }
  return [...nodes, ...marked(text, { from: at, to: stretch.to, marks, first: nodes.length })];
}

/** Marks are told apart by which they are, not by where they stand: at the next key the same ones say something else. */
function marked(
  text: string,
  {
    from,
    to,
    marks,
    first,
  }: { readonly from: number; readonly to: number; readonly marks: Marks; readonly first: number },
): readonly ReactNode[] {
  return cutByMarks(from, to, marks).map((stretch, index) => {
    const piece = text.slice(stretch.from, stretch.to);
    return stretch.marked ? <mark key={`mark-${first + index}`}>{piece}</mark> : piece;
  });
}
