import { Fragment, memo, type ReactNode, useMemo } from 'react';
import { ExternalLink } from './external-link.tsx';
import { Formula } from './formula.tsx';
import { type MarkdownNode, readMarkdown } from './markdown.ts';
import styles from './markdown-view.module.css';

/** A note as it reads: Markdown with mathematics, made of elements and never of HTML. */
export const MarkdownView = memo(function MarkdownView({ source }: { readonly source: string }) {
  return <div className={styles.prose}>{useMemo(() => elements(readMarkdown(source)), [source])}</div>;
});

/** The first lines of a note, as one run of text: for a strip of a few lines. */
export const MarkdownLines = memo(function MarkdownLines({ source }: { readonly source: string }) {
  return useMemo(() => lines(readMarkdown(source.slice(0, 1_000))), [source]);
});

function elements(nodes: readonly MarkdownNode[]): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{element(node)}</Fragment>);
}

function element(node: MarkdownNode): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'mathematics':
      return <Formula source={node.source} display={node.display} verbatim={node.verbatim} />;
    case 'code':
      return node.block ? (
        <pre tabIndex={0}>
          <code>{node.text}</code>
        </pre>
      ) : (
        <code>{node.text}</code>
      );
    case 'break':
      return <br />;
    case 'rule':
      return <hr />;
    case 'link':
      return <ExternalLink url={node.url}>{elements(node.children)}</ExternalLink>;
    case 'element': {
      const Tag = node.tag;
      if (Tag === 'ol') return <ol start={node.start ?? 1}>{elements(node.children)}</ol>;
      return <Tag dir="auto">{elements(node.children)}</Tag>;
    }
    default:
      return node satisfies never;
  }
}

/** Everything in one line: blocks follow each other with a blank between, headings and lists without their marks. */
function lines(nodes: readonly MarkdownNode[]): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{line(node)} </Fragment>);
}

function line(node: MarkdownNode): ReactNode {
  if (node.kind === 'mathematics') return <Formula {...node} display={false} />;
  if (node.kind === 'rule' || node.kind === 'break') return null;
  if (node.kind === 'code') return <code>{node.text}</code>;
  if (node.kind === 'text') return node.text;
  if (node.kind === 'link') return inline(node.children);
  return ['em', 'strong', 's', 'p'].includes(node.tag) ? inline(node.children) : lines(node.children);
}

function inline(nodes: readonly MarkdownNode[]): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{line(node)}</Fragment>);
}
