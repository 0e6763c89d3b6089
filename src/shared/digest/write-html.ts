import { escapeHtml as escaped } from '../text/escape.ts';
import type { Digest, DigestPaper } from './digest.ts';
import {
  digestSummary,
  digestTitle,
  ledgerLines,
  moreWords,
  otherParts,
  sourceHeading,
} from './digest-words.ts';

/** What mail programs let through: styles on the elements themselves, no sheet, no class, no script, no picture. */
const styles = {
  body: 'margin:0;padding:24px 16px;background:#fffdf9;color:#221e18;font:15px/1.5 Georgia,serif',
  page: 'max-width:640px;margin:0 auto',
  title: 'margin:0 0 4px;font-size:22px;line-height:1.3',
  heading: 'margin:28px 0 4px;padding-bottom:4px;border-bottom:1px solid #d0c7b6;font-size:16px',
  said: 'margin:4px 0;color:#575044;font-size:14px',
  list: 'margin:8px 0;padding:0;list-style:none',
  entry: 'margin:0 0 10px',
  link: 'color:#126749;text-decoration:underline',
  by: 'color:#575044;font-size:13px',
  why: 'color:#825205;font-size:13px',
} as const;

/** A digest as a page that stands by itself, fit for mail; whatever titles hold is text in it (G5). */
export function writeHtml(digest: Digest): string {
  const title = escaped(digestTitle(digest));
  const parts = [
    `<h1 style="${styles.title}">${title}</h1>`,
    `<p style="${styles.said}">${escaped(digestSummary(digest))}</p>`,
    ...digest.sources.flatMap((source) => [
      headingOf(sourceHeading(source)),
      ...ledgerLines(source).map((line) => `<p style="${styles.said}">${escaped(line)}</p>`),
      listOf(source.papers),
      source.more > 0 ? `<p style="${styles.said}">${moreWords(source)}</p>` : '',
    ]),
    ...otherParts(digest).flatMap(({ heading, papers }) => [headingOf(heading), listOf(papers)]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
</head>
<body style="${styles.body}">
<div style="${styles.page}">
${parts.filter((part) => part !== '').join('\n')}
</div>
</body>
</html>
`;
}

function headingOf(text: string): string {
  return `<h2 style="${styles.heading}">${escaped(text)}</h2>`;
}

function listOf(papers: readonly DigestPaper[]): string {
  if (papers.length === 0) return '';
  return `<ul style="${styles.list}">\n${papers.map(entryOf).join('\n')}\n</ul>`;
}

/** Each text from outside keeps its direction to itself. */
function entryOf({ title, url, byline, reasons }: DigestPaper): string {
  const name = `<bdi>${escaped(title) || 'Without a title'}</bdi>`;
  const linked =
    url === null
      ? `<strong>${name}</strong>`
      : `<a href="${escaped(url)}" rel="noreferrer" style="${styles.link}">${name}</a>`;
  const by = escaped(byline);
  const why = reasons.map((reason) => `<bdi>${escaped(reason)}</bdi>`).join('; ');
  return `<li style="${styles.entry}">${linked}${by === '' ? '' : `<br><span style="${styles.by}"><bdi>${by}</bdi></span>`}${why === '' ? '' : `<br><span style="${styles.why}">${why}</span>`}</li>`;
}
