import type { Draft } from '#shared/domain/draft.ts';
import type { NameParts, PublicationType } from '#shared/domain/publication.ts';
import { splitName } from '#shared/text/names.ts';
import { plainNote } from '../../imports/ris/notes.ts';
import { risOfType, typeOfRis } from '../../imports/ris/types.ts';

/** A tag of RIS with its text, which may have several lines. */
export interface RisLine {
  readonly tag: string;
  readonly text: string;
}

/** The tags of a record, in the order that readers of RIS are used to. */
export function risLinesOf(draft: Draft): RisLine[] {
  const { publication, brought } = draft;
  const type = publication?.type ?? (draft.identifiers['arxiv'] === undefined ? 'document' : 'article');
  const kept = keptTags(draft);
  const names = publication?.names ?? {};
  const people = (tag: string, shown: readonly string[] = []) =>
    shown.map((name) => ({
      tag,
      text: writtenName(Object.hasOwn(names, name) ? (names[name] ?? {}) : splitName(name)),
    }));
  const contributors = publication?.contributors ?? {};
  const notes = (brought?.notes ?? []).filter(
    (note) => !(kept.get('N1') ?? []).some((raw) => plainNote(raw) === note),
  );
  const lines: RisLine[] = [
    { tag: 'TY', text: typeTag(type, kept.get('TY')?.[0]) },
    { tag: 'TI', text: oneLine(draft.title) || 'Untitled' },
    ...people('AU', draft.authors),
    ...people('ED', contributors['editor']),
    ...people('A3', contributors['collection-editor']),
    ...people('A4', contributors['translator']),
    ...dateLines(draft.date),
    ...venueLines(draft),
    ...variableLines(draft),
    ...identifierLines(draft),
    ...draft.links.map(({ kind, url }) => ({ tag: kind === 'pdf' ? 'L1' : 'UR', text: oneLine(url) })),
    ...(draft.abstract === null ? [] : [{ tag: 'AB', text: draft.abstract }]),
    ...(brought?.tags ?? []).map((tag) => ({ tag: 'KW', text: tag })),
    ...notes.map((note) => ({ tag: 'N1', text: note })),
    ...(brought?.citationKey == null ? [] : [{ tag: 'ID', text: oneLine(brought.citationKey) }]),
    ...[...kept]
      .filter(([tag]) => tag !== 'TY')
      .flatMap(([tag, texts]) => texts.map((text) => ({ tag, text }))),
  ];
  return lines.filter(({ text }) => text.trim() !== '');
}

/** What an import of RIS kept as it came, and leaves again as it came. */
function keptTags({ extra }: Draft): Map<string, string[]> {
  const kept = extra['ris'];
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return new Map();
  return new Map(
    Object.entries(kept).flatMap(([tag, texts]): [string, string[]][] => {
      const isTag = /^[A-Z][A-Z0-9]$/.test(tag) && tag !== 'ER';
      return isTag && Array.isArray(texts) ? [[tag, texts.filter((text) => typeof text === 'string')]] : [];
    }),
  );
}

function typeTag(type: PublicationType, kept: string | undefined): string {
  if (kept === undefined || !/^[A-Z]{3,8}$/.test(kept)) return risOfType(type);
  return (typeOfRis(kept) ?? 'document') === type ? kept : risOfType(type);
}

function writtenName(parts: NameParts): string {
  if (parts.literal !== undefined) {
    return parts.literal.includes(' ') && !parts.literal.includes(',') ? `${parts.literal},` : parts.literal;
  }
  const join = (...texts: readonly (string | undefined)[]) =>
    texts.filter((text) => text !== undefined && text !== '').join(' ');
  const family = join(parts.nonDroppingParticle, parts.family);
  const given = join(parts.given, parts.droppingParticle);
  const suffix = parts.suffix ?? '';
  return oneLine(
    [family, ...(given === '' && suffix === '' ? [] : [given]), ...(suffix === '' ? [] : [suffix])].join(
      ', ',
    ),
  );
}

function dateLines(date: string | null): RisLine[] {
  if (date === null) return [];
  const [year = '', month, day = ''] = date.split('-');
  const whole =
    month === undefined ? [] : [{ tag: 'DA', text: `${year}/${month}/${day}${day === '' ? '/' : ''}` }];
  return [{ tag: 'PY', text: year }, ...whole];
}

function venueLines({ publication }: Draft): RisLine[] {
  if (publication === undefined) return [];
  const { venue, variables, type } = publication;
  const event = variables['event-title'];
  const isTalk = type === 'paper-conference' && event !== undefined;
  const isWhole = ['book', 'report', 'collection', 'classic', 'pamphlet'].includes(type);
  return [
    ...(venue === null ? [] : [{ tag: isTalk ? 'C3' : isWhole ? 'JF' : 'T2', text: oneLine(venue) }]),
    ...(isTalk ? [{ tag: 'T2', text: oneLine(event) }] : []),
  ];
}

const variableTags: Readonly<Record<string, string>> = {
  'container-title-short': 'J2',
  'collection-title': 'T3',
  volume: 'VL',
  issue: 'IS',
  publisher: 'PB',
  'publisher-place': 'CY',
  edition: 'ET',
  ISSN: 'SN',
  ISBN: 'SN',
  language: 'LA',
  genre: 'M3',
  'call-number': 'CN',
  'number-of-volumes': 'NV',
  'title-short': 'ST',
  section: 'SE',
  source: 'DB',
  'reviewed-title': 'RI',
};

function variableLines({ publication }: Draft): RisLine[] {
  if (publication === undefined) return [];
  const { variables, type } = publication;
  const lines = Object.entries(variableTags).flatMap(([name, tag]): RisLine[] => {
    const text = variables[name];
    return text === undefined ? [] : [{ tag, text: oneLine(text) }];
  });
  const number = variables['number'];
  if (number !== undefined)
    lines.push({ tag: type.startsWith('article') ? 'C7' : 'M1', text: oneLine(number) });
  const accessed = variables['accessed'];
  if (accessed !== undefined) lines.push({ tag: 'Y2', text: oneLine(accessed).replaceAll('-', '/') });
  return [...lines, ...pageLines(variables['page'])];
}

function pageLines(page: string | undefined): RisLine[] {
  if (page === undefined) return [];
  const [, first, last] = /^([^\s-]+)-([^\s-]+)$/.exec(page) ?? [];
  if (first === undefined || last === undefined) return [{ tag: 'SP', text: oneLine(page) }];
  return [
    { tag: 'SP', text: first },
    { tag: 'EP', text: last },
  ];
}

function identifierLines({ identifiers }: Draft): RisLine[] {
  const of = (scheme: string, tag: string, start: string) => {
    const value = identifiers[scheme];
    return value === undefined ? [] : [{ tag, text: start + oneLine(value) }];
  };
  return [
    ...of('doi', 'DO', ''),
    ...of('arxiv', 'UR', 'https://arxiv.org/abs/'),
    ...of('pmid', 'UR', 'https://pubmed.ncbi.nlm.nih.gov/'),
    ...of('pmcid', 'UR', 'https://www.ncbi.nlm.nih.gov/pmc/articles/'),
  ];
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
}
