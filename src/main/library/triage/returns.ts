import type { Draft } from '#shared/domain/draft.ts';
import type { Return } from '#shared/domain/paper.ts';
import type { PaperRecord } from '../papers/paper-record.ts';

/** What a paper was when the reader decided about it, as far as a change is measured against it. */
export interface Baseline {
  readonly upvotes: number | null;
  /** Whether a rule decided and not the reader. */
  readonly byRule: boolean;
}

/** What is told of a paper, beside what becomes of its fields. */
export interface Told {
  readonly baseline: Baseline;
  readonly at: string;
  /** What the import says of the paper, by itself. */
  readonly drafts: readonly Draft[];
}

type Kind = Return['kind'];

/**
 * T8: what an import changed about a decided paper that the reader wants to know; empty when nothing. Which
 * changes bring a paper back depends on what was decided.
 */
export function changesSince(
  before: PaperRecord,
  after: PaperRecord,
  { baseline, at, drafts }: Told,
): readonly Return[] {
  const kinds = wantedKinds(before, baseline);
  const pending = new Set(before.returned.map(({ kind }) => kind));
  return kinds.flatMap((kind) => {
    // A jump is measured from the decision, so it would be told again with each upvote.
    if (kind === 'upvotes' && pending.has(kind)) return [];
    const sentence = sentences[kind](before, after, { baseline, drafts });
    return sentence === null ? [] : [{ kind, sentence, at }];
  });
}

/** What brought a paper back, with new reasons in place of older ones of the same kind. */
export function withReturns(known: readonly Return[], news: readonly Return[]): Return[] {
  return [...known.filter(({ kind }) => !news.some((other) => other.kind === kind)), ...news];
}

/** What a rule hid comes back for nothing; what is to be read in any case only when it is worth less than it was. */
function wantedKinds(
  { status, decidedAt, trashedAt }: PaperRecord,
  { byRule }: Baseline,
): readonly TellingKind[] {
  if (decidedAt === null || trashedAt !== null) return [];
  switch (status) {
    case 'skipped':
      return byRule ? [] : ['version', 'published', 'code', 'withdrawn', 'upvotes'];
    case 'done':
      return ['version', 'published', 'code', 'withdrawn'];
    case 'reading':
      return ['version', 'withdrawn'];
    case 'queued':
      return ['withdrawn'];
    case 'undecided':
    case null:
      return [];
    default:
      return status satisfies never;
  }
}

type TellingKind = Exclude<Kind, 'snoozed'>;

const sentences: {
  readonly [Name in TellingKind]: (
    before: PaperRecord,
    after: PaperRecord,
    told: Pick<Told, 'baseline' | 'drafts'>,
  ) => string | null;
} = {
  version(before, after, { drafts }) {
    const version = numberOf(after.extra['version']);
    const known = numberOf(before.extra['version']);
    if (version !== null && known !== null && version > known) return `Version ${version} came out`;
    const announced = drafts.find((draft) => isNewsOfReplacement(draft, before));
    if (announced === undefined) return null;
    const number = numberOf(announced.extra['version']);
    if (number === null) return 'A new version came out';
    // Of a number that is known already nothing is new.
    return known === null && number > 1 ? `Version ${number} came out` : null;
  },
  published(before, after) {
    const where = publicationOf(after);
    if (where === null || publicationOf(before) !== null) return null;
    return where.kind === 'journal' ? `Published in ${shortened(where.name)}` : `Published as ${where.doi}`;
  },
  code(before, after) {
    const isCode = ({ kind }: PaperRecord['links'][number]) => kind === 'code';
    const first = after.links.find(isCode);
    return first === undefined || before.links.some(isCode)
      ? null
      : `Code appeared at ${first.url.replace(/^https?:\/\//, '')}`;
  },
  withdrawn(before, after) {
    const notice = after.extra['withdrawn'];
    if (notice === undefined || before.extra['withdrawn'] !== undefined) return null;
    return `Withdrawn: ${shortened(String(notice))}`;
  },
  upvotes(_before, after, { baseline: { upvotes } }) {
    const known = upvotes ?? 0;
    const now = after.upvotes ?? 0;
    return now >= known * 3 && now >= known + 30 ? `Upvotes rose from ${known} to ${now}` : null;
  },
};

/**
 * Whether a draft announces a replacement that the paper has not had: on a day on which it was not listed yet by
 * that source, and not before the reader decided.
 */
function isNewsOfReplacement({ extra, appearance }: Draft, { appearances, decidedAt }: PaperRecord): boolean {
  if (!String(extra['announceType'] ?? '').startsWith('replace')) return false;
  const day = appearance?.listedOn ?? null;
  if (appearance === null || day === null) return extra['version'] !== undefined;
  const isListed = appearances.some(
    ({ source, kind, listedOn }) =>
      source === appearance.source && kind === appearance.kind && listedOn === day,
  );
  return !isListed && day >= (decidedAt ?? '').slice(0, 10);
}

type Publication =
  | { readonly kind: 'journal'; readonly name: string }
  | { readonly kind: 'doi'; readonly doi: string };

function publicationOf({ extra, identifiers }: PaperRecord): Publication | null {
  const journal = extra['journalRef'];
  if (typeof journal === 'string' && journal !== '') return { kind: 'journal', name: journal };
  const doi = extra['publishedDoi'] ?? identifiers['doi'];
  return typeof doi === 'string' && !isPreprintDoi(doi) ? { kind: 'doi', doi } : null;
}

/** arXiv, bioRxiv and medRxiv (two prefixes), Research Square, OSF, Preprints, SSRN: DOIs that publish nothing. */
function isPreprintDoi(doi: string): boolean {
  return /^10\.(?:48550|1101|64898|21203|31219|20944|2139)\//.test(doi);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 160 ? line : `${line.slice(0, 159).trimEnd()}…`;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
