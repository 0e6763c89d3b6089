import { escapeMarkdown } from '#shared/text/escape.ts';
import type { ExportedPaper, Exporter } from '../exporter.ts';
import { addressOf, authorWords, whereWords } from '../paper-words.ts';

/** All papers in one file: a heading each, with what is known of it, its abstract and the note as it was written. */
export const markdown: Exporter = {
  format: 'markdown',
  title: 'Markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  head: '',
  write: (exported, position) =>
    `${position === 0 ? '' : '\n---\n\n'}## ${headingOf(exported)}\n\n${bodyOf(exported)}`,
  foot: () => '',
};

/** A paper as a file of its own, with front matter: fit for Obsidian and for anything that reads YAML. */
export function paperFile(exported: ExportedPaper): string {
  const { paper, publication, citationKey, collections } = exported;
  const fields: readonly (readonly [string, unknown])[] = [
    ['title', paper.title],
    ['citekey', citationKey],
    ['type', publication?.type],
    ['authors', paper.authors],
    ['date', paper.date],
    ['venue', publication?.venue],
    ...Object.entries(paper.identifiers),
    ['links', paper.links.map(({ url }) => url)],
    ['status', paper.status],
    ['rating', paper.rating],
    ['tags', paper.tags.map(obsidianTag)],
    ['collections', collections.map((path) => path.join('/'))],
    ['added', paper.addedAt],
  ];
  const matter = fields.filter(([, value]) => value !== null && value !== undefined && !isEmptyList(value));
  // JSON is YAML: no text of a paper can break out of its value.
  const lines = matter.map(([name, value]) => `${JSON.stringify(name)}: ${yamlValue(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n# ${headingOf(exported)}\n\n${bodyOf(exported)}`;
}

/** A name for a paper's file that every system takes: letters and digits of the title, at most 80. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Mark}\p{Number} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = Array.from(name).slice(0, 80).join('').trim();
  return short === '' || reserved.test(short) ? `paper ${short}`.trim() : short;
}

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

function headingOf({ paper }: ExportedPaper): string {
  return escapeMarkdown(paper.title) || 'Without a title';
}

function bodyOf(exported: ExportedPaper): string {
  const { paper } = exported;
  const address = addressOf(exported);
  const facts = [
    authorWords(exported) === '' ? '' : `*${escapeMarkdown(authorWords(exported))}*`,
    escapeMarkdown(whereWords(exported)),
    address === null ? '' : `<${address.replace(/[<>\s]/g, encodeURIComponent)}>`,
    paper.tags.map((tag) => `#${obsidianTag(tag)}`).join(' '),
  ].filter((fact) => fact !== '');
  const blocks = [facts.join('  \n')];
  if (paper.abstract !== null && paper.abstract !== '') {
    blocks.push(
      paper.abstract
        .split(/\n\s*\n/)
        .map((part) => `> ${escapeMarkdown(part)}`)
        .join('\n>\n'),
    );
  }
  // The reader's own Markdown stays as it is.
  if (paper.note !== null && paper.note !== '') blocks.push(paper.note.trimEnd());
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Tags have no blanks in Markdown. */
function obsidianTag(tag: string): string {
  return tag.replace(/[^\p{Letter}\p{Mark}\p{Number}/_-]+/gu, '-');
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** YAML takes JSON but for characters that it wants escaped; lone surrogates are no text anywhere. */
function yamlValue(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
