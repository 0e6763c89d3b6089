import type { Input } from '../importer.ts';
import { splitLines } from './markup.ts';
import { isPageMark } from './page-words.ts';
import { meaningOf } from './tokens.ts';

/** How surely a text is a page of Daily Papers: by its heading and by the tails of its papers. */
export function recognizePage(input: Input): number {
  const start = input.text.slice(0, 400_000);
  if (/^\s*(?:<(?:!doctype|html|head|body|\?xml)|\{|\[\s*[{"\]])/i.test(start.slice(0, 2000))) return 0;
  let marks = 0;
  let tails = 0;
  let before: string | null = null;
  for (const line of splitLines(start)) {
    if (line.length > 300) continue;
    const text = withoutMarkup(line);
    if (text === '') continue;
    if (isPageMark(text)) marks += 1;
    const { kind } = meaningOf({ text: text.replace(/^.*·\s*(?=\S)/, ''), urls: [], picture: null });
    if (kind === 'authors' || (kind === 'date' && (before === '·' || text.includes('·')))) tails += 1;
    if (/^#{1,6}\s+\[?.*\]\((?:https:\/\/huggingface\.co)?\/papers\/\d/.test(line)) tails += 1;
    if (/^https:\/\/huggingface\.co\/papers\/\d{4}\.\d{4,5}\s*$/.test(line)) tails += 1;
    before = text;
  }
  if (marks > 0 && tails > 0) return 0.95;
  if (tails > 1) return 0.8;
  if (marks > 1) return 0.5;
  return tails > 0 || marks > 0 ? 0.3 : 0;
}

function withoutMarkup(line: string): string {
  return line
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/!?\[[^\]]*\](?:\([^)]*\)|\[\d+\])/g, (link) =>
      link.startsWith('!') ? '' : link.slice(1, link.indexOf(']')),
    )
    .replace(/\]?\([^()\s]*\)\s*$|\]\[\d+\]\s*$/, '')
    .replace(/[[\]]/g, '')
    .trim();
}
