import { escapeMarkdown as escaped } from '../text/escape.ts';
import type { Digest, DigestPaper } from './digest.ts';
import {
  digestSummary,
  digestTitle,
  ledgerLines,
  moreWords,
  otherParts,
  sourceHeading,
} from './digest-words.ts';

/** A digest as Markdown, for a wiki or a note; whatever titles hold is text in it (G5). */
export function writeMarkdown(digest: Digest): string {
  const blocks = [`# ${escaped(digestTitle(digest))}`, escaped(digestSummary(digest))];
  for (const source of digest.sources) {
    blocks.push(`## ${escaped(sourceHeading(source))}`);
    for (const line of ledgerLines(source)) blocks.push(`> ${escaped(line)}`);
    if (source.papers.length > 0) blocks.push(listOf(source.papers));
    if (source.more > 0) blocks.push(moreWords(source));
  }
  for (const { heading, papers } of otherParts(digest)) blocks.push(`## ${heading}`, listOf(papers));
  return `${blocks.join('\n\n')}\n`;
}

function listOf(papers: readonly DigestPaper[]): string {
  return papers.map(entryOf).join('\n');
}

function entryOf({ title, url, byline, reasons }: DigestPaper): string {
  const name = escaped(title) || 'Without a title';
  const linked = url === null ? `**${name}**` : `[${name}](${url})`;
  const by = escaped(byline);
  const why = reasons.map(escaped).filter((reason) => reason !== '');
  // A list's later lines belong to their entry when they are set in.
  return `- ${linked}${by === '' ? '' : `  \n  ${by}`}${why.length === 0 ? '' : `  \n  *${why.join('; ')}*`}`;
}
