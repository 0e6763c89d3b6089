import { escapeHtml } from '#shared/text/escape.ts';
import type { ExportedPaper, Exporter } from '../exporter.ts';
import { addressOf, authorWords, whereWords } from '../paper-words.ts';

const sheet = `
:root { color-scheme: light dark; --ink: #221e18; --soft: #575044; --paper: #fffdf9; --line: #d0c7b6; --link: #126749 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece6da; --soft: #b5ac9c; --paper: #1c1a17; --line: #4a453d; --link: #7cc9a6 }
}
body { margin: 0; padding: 24px 16px; background: var(--paper); color: var(--ink); font: 16px/1.5 Georgia, serif }
ol { max-width: 680px; margin: 0 auto; padding: 0; list-style: none }
li { padding: 16px 0; border-bottom: 1px solid var(--line) }
h2 { margin: 0; font-size: 18px; line-height: 1.35 }
a { color: var(--link) }
p { margin: 6px 0 0 }
.by, summary { color: var(--soft); font-size: 14px }
.note { white-space: pre-wrap; border-left: 3px solid var(--line); padding-left: 12px }
`;

/** A page that stands by itself: no script, no picture, nothing from elsewhere. */
export const html: Exporter = {
  format: 'html',
  title: 'HTML page',
  extension: 'html',
  mediaType: 'text/html',
  head: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Papers</title>
<style>${sheet}</style>
</head>
<body>
<ol>
`,
  write: entryOf,
  foot: () => '</ol>\n</body>\n</html>\n',
};

function entryOf(exported: ExportedPaper): string {
  const { paper } = exported;
  const title = `<bdi>${escapeHtml(paper.title) || 'Without a title'}</bdi>`;
  const address = addressOf(exported);
  const parts = [
    `<h2>${address === null ? title : `<a href="${escapeHtml(address)}" rel="noreferrer">${title}</a>`}</h2>`,
    line('by', authorWords(exported)),
    line('by', whereWords(exported)),
    line('by', paper.tags.join(' · ')),
    paper.abstract === null || paper.abstract === ''
      ? ''
      : `<details><summary>Abstract</summary><p>${escapeHtml(paper.abstract)}</p></details>`,
    paper.note === null || paper.note === '' ? '' : `<p class="note">${linesOf(paper.note)}</p>`,
  ];
  return `<li>\n${parts.filter((part) => part !== '').join('\n')}\n</li>\n`;
}

function line(name: string, text: string): string {
  return text === '' ? '' : `<p class="${name}"><bdi>${escapeHtml(text)}</bdi></p>`;
}

/** Each line by itself: the reader's line breaks are kept. */
function linesOf(text: string): string {
  return text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map(escapeHtml)
    .join('\n');
}
