import type { Draft } from '#shared/domain/draft.ts';
import { foldName } from '#shared/text/fold-title.ts';
import type { PaperPatch, PaperRecord } from '../../papers/paper-record.ts';
import { titleKey } from '../../papers/title-key.ts';
import { completeWith, recordOf } from './merge-draft.ts';

/** A paper that a draft may be: one of the library (`id` > 0) or one that this import adds (`id` < 0). */
export interface KnownPaper {
  readonly id: number;
  readonly record: PaperRecord;
}

/** What the library knows, as far as telling papers apart needs it. */
export interface KnownPapers {
  byIdentifier(scheme: string, value: string): readonly KnownPaper[];
  byFoldedTitle(folded: string): readonly KnownPaper[];
}

/** What becomes of one draft, and why. */
export type Decision =
  | { readonly kind: 'add'; readonly paper: KnownPaper; readonly reason: string }
  | {
      readonly kind: 'update';
      readonly paper: KnownPaper;
      readonly patch: PaperPatch;
      readonly reason: string;
    }
  | { readonly kind: 'leave'; readonly paper: KnownPaper; readonly reason: string }
  | { readonly kind: 'ask'; readonly candidates: readonly KnownPaper[]; readonly reason: string };

export interface PlannedUpdate {
  readonly before: PaperRecord;
  readonly after: PaperRecord;
}

/** Compares drafts with the library and with each other, one after the other. Writes nothing. */
export interface Reconciler {
  decide(draft: Draft): Decision;
  /** Papers to add, by their (negative) id, as all drafts together make them. */
  readonly additions: ReadonlyMap<number, PaperRecord>;
  /** Papers to change, by id. */
  readonly updates: ReadonlyMap<number, PlannedUpdate>;
}

/**
 * Makes a reconciler. Identifiers decide first; then the folded title, where neither another
 * identifier of the same scheme, nor the first author, nor the year speaks against it.
 */
export function createReconciler(library: KnownPapers): Reconciler {
  const additions = new Map<number, PaperRecord>();
  const updates = new Map<number, PlannedUpdate>();
  const addedByIdentifier = new Map<string, number[]>();
  const addedByTitle = new Map<string, number[]>();

  const planned = (ids: readonly number[] = []): KnownPaper[] =>
    ids.flatMap((id) => {
      const record = additions.get(id) ?? updates.get(id)?.after;
      return record ? [{ id, record }] : [];
    });
  const asPlanned = (paper: KnownPaper): KnownPaper => {
    const update = updates.get(paper.id);
    return update ? { ...paper, record: update.after } : paper;
  };

  function withIdentifiersOf(draft: Draft): KnownPaper[] {
    const found = new Map<number, KnownPaper>();
    for (const [scheme, value] of Object.entries(draft.identifiers)) {
      const known = library.byIdentifier(scheme, value).map(asPlanned);
      for (const paper of [...known, ...planned(addedByIdentifier.get(`${scheme}:${value}`))]) {
        found.set(paper.id, paper);
      }
    }
    return [...found.values()];
  }

  function withTitleOf(folded: string): KnownPaper[] {
    return [...library.byFoldedTitle(folded).map(asPlanned), ...planned(addedByTitle.get(folded))];
  }

  function remember(id: number, draft: Draft): void {
    for (const [scheme, value] of Object.entries(draft.identifiers)) {
      push(addedByIdentifier, `${scheme}:${value}`, id);
    }
    push(addedByTitle, titleKey(draft.title), id);
  }

  function add(draft: Draft, reason: string): Decision {
    const id = -(additions.size + 1);
    const record = recordOf(draft);
    additions.set(id, record);
    remember(id, draft);
    return { kind: 'add', paper: { id, record }, reason };
  }

  function complete(paper: KnownPaper, draft: Draft, reason: string): Decision {
    const patch = completeWith(paper.record, draft);
    if (Object.keys(patch).length === 0) return { kind: 'leave', paper, reason };
    const after: PaperRecord = { ...paper.record, ...patch };
    if (paper.id < 0) {
      additions.set(paper.id, after);
      remember(paper.id, draft);
    } else {
      updates.set(paper.id, { before: updates.get(paper.id)?.before ?? paper.record, after });
      // Later drafts may know it by what this one brought.
      for (const [scheme, value] of Object.entries(patch.identifiers ?? {})) {
        push(addedByIdentifier, `${scheme}:${value}`, paper.id);
      }
    }
    return { kind: 'update', paper, patch, reason };
  }

  function decide(draft: Draft): Decision {
    const byIdentifier = withIdentifiersOf(draft);
    const [known, another] = byIdentifier;
    if (known && another) {
      return {
        kind: 'ask',
        candidates: byIdentifier,
        reason: 'Its identifiers belong to different papers of the library. It was left out.',
      };
    }
    if (known) return complete(known, draft, `Same ${sharedScheme(known.record, draft)} identifier`);

    const byTitle = withTitleOf(titleKey(draft.title));
    const alike = byTitle.filter((paper) => objection(paper.record, draft) === null);
    const [match, secondMatch] = alike;
    if (match && secondMatch) {
      return {
        kind: 'ask',
        candidates: alike,
        reason: `${alike.length} papers have the same title, and nothing tells which it is. It was left out.`,
      };
    }
    if (match) return complete(match, draft, 'Same title');
    const namesake = byTitle[0];
    if (!namesake) return add(draft, 'Not in the library');
    return add(
      draft,
      `Not in the library; another paper of the same title has ${objection(namesake.record, draft)}`,
    );
  }

  return { decide, additions, updates };
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const ids = map.get(key);
  if (!ids) map.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

function sharedScheme(record: PaperRecord, draft: Draft): string {
  const scheme = Object.keys(draft.identifiers).find(
    (name) => record.identifiers[name] === draft.identifiers[name],
  );
  return scheme === 'arxiv' ? 'arXiv' : (scheme ?? '').toUpperCase();
}

/** What speaks against two records of one title being one paper; `null` when nothing does. */
function objection(record: PaperRecord, draft: Draft): string | null {
  for (const [scheme, value] of Object.entries(draft.identifiers)) {
    const known = record.identifiers[scheme];
    if (known !== undefined && known !== value) return `another ${scheme} identifier`;
  }
  const [knownFirst] = record.authors;
  const [givenFirst] = draft.authors;
  if (knownFirst !== undefined && givenFirst !== undefined && !isSameAuthor(knownFirst, givenFirst)) {
    return 'another first author';
  }
  if (record.date !== null && draft.date !== null && !record.dateInferred && !draft.dateInferred) {
    // A preprint and its publication are often a year apart.
    if (Math.abs(yearOf(record.date) - yearOf(draft.date)) > 1) return 'another year';
  }
  return null;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** Compares family names where given names may be initials: `J. Smith` is `John Smith`. */
function isSameAuthor(left: string, right: string): boolean {
  const [one, other] = [foldName(left), foldName(right)];
  if (one === other) return true;
  return one.split(' ').at(-1) === other.split(' ').at(-1) && one[0] === other[0];
}
