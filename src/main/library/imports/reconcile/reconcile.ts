import type { Draft } from '#shared/domain/draft.ts';
import { foldName } from '#shared/text/fold-title.ts';
import type { PaperPatch, PaperRecord } from '../../papers/paper-record.ts';
import { titleKey } from '../../papers/title-key.ts';
import { mergedNote } from './merge-brought.ts';
import { completeWith, recordOf } from './merge-draft.ts';

/** A paper that a draft may be: one of the library (`id` > 0) or one that this import adds (`id` < 0). */
export interface KnownPaper {
  readonly id: number;
  readonly record: PaperRecord;
  readonly note: string | null;
}

/** What the library knows, as far as telling papers apart needs it. */
export interface KnownPapers {
  byIdentifier(scheme: string, value: string): readonly KnownPaper[];
  byFoldedTitle(folded: string): readonly KnownPaper[];
  /** The number of the collection at a path, where there is one. */
  collectionAt(path: readonly string[]): number | null;
}

/** What becomes of one draft, and why. */
export type Decision =
  | { readonly kind: 'add'; readonly paper: KnownPaper; readonly reason: string }
  | {
      readonly kind: 'update';
      readonly paper: KnownPaper;
      readonly patch: PaperPatch;
      /** What is added beside the record, for people: a note, collections. */
      readonly added: readonly {
        readonly field: string;
        readonly before: string | null;
        readonly after: string;
      }[];
      readonly reason: string;
    }
  | { readonly kind: 'leave'; readonly paper: KnownPaper; readonly reason: string }
  | { readonly kind: 'ask'; readonly candidates: readonly KnownPaper[]; readonly reason: string };

export interface PlannedUpdate {
  readonly before: PaperRecord;
  readonly after: PaperRecord;
  /** The note, where the import adds to it. */
  readonly note?: { readonly before: string | null; readonly after: string };
}

/** Compares drafts with the library and with each other, one after the other. Writes nothing. */
export interface Reconciler {
  decide(draft: Draft): Decision;
  /** Papers to add, by their (negative) id, as all drafts together make them. */
  readonly additions: ReadonlyMap<number, PaperRecord>;
  /** Papers to change, by id. */
  readonly updates: ReadonlyMap<number, PlannedUpdate>;
  /** The notes of papers to add, by id. */
  readonly notes: ReadonlyMap<number, string>;
  /** The paths of collections that papers are put into, by the papers' ids. */
  readonly placements: ReadonlyMap<number, readonly (readonly string[])[]>;
}

/**
 * Makes a reconciler. Identifiers decide first; then the folded title, where neither another
 * identifier of the same scheme, nor the first author, nor the year speaks against it.
 */
export function createReconciler(library: KnownPapers): Reconciler {
  const additions = new Map<number, PaperRecord>();
  const updates = new Map<number, PlannedUpdate>();
  const notes = new Map<number, string>();
  const placements = new Map<number, string[][]>();
  const addedByIdentifier = new Map<string, number[]>();
  const addedByTitle = new Map<string, number[]>();

  const planned = (ids: readonly number[] = []): KnownPaper[] =>
    ids.flatMap((id) => {
      const record = additions.get(id) ?? updates.get(id)?.after;
      return record ? [{ id, record, note: notes.get(id) ?? updates.get(id)?.note?.after ?? null }] : [];
    });
  const asPlanned = (paper: KnownPaper): KnownPaper => {
    const update = updates.get(paper.id);
    return update ? { ...paper, record: update.after, note: update.note?.after ?? paper.note } : paper;
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
    const note = mergedNote(null, draft.brought?.notes);
    if (note !== null) notes.set(id, note);
    place(id, record, draft);
    remember(id, draft);
    return { kind: 'add', paper: { id, record, note }, reason };
  }

  function complete(paper: KnownPaper, draft: Draft, reason: string): Decision {
    const patch = completeWith(paper.record, draft);
    const note = mergedNote(paper.note, draft.brought?.notes);
    const placed = place(paper.id, paper.record, draft);
    const added = addedBeside(paper.note, note, placed);
    if (Object.keys(patch).length === 0 && added.length === 0) return { kind: 'leave', paper, reason };
    const after: PaperRecord = { ...paper.record, ...patch };
    if (paper.id < 0) {
      additions.set(paper.id, after);
      if (note !== null) notes.set(paper.id, note);
      remember(paper.id, draft);
    } else {
      updates.set(paper.id, updateOf(paper, after, note));
      // Later drafts may know it by what this one brought.
      for (const [scheme, value] of Object.entries(patch.identifiers ?? {})) {
        push(addedByIdentifier, `${scheme}:${value}`, paper.id);
      }
    }
    return { kind: 'update', paper, patch, added, reason };
  }

  function updateOf(paper: KnownPaper, after: PaperRecord, note: string | null): PlannedUpdate {
    const earlier = updates.get(paper.id);
    const noteBefore = earlier?.note ? earlier.note.before : paper.note;
    return {
      before: earlier?.before ?? paper.record,
      after,
      ...(note === null || note === noteBefore ? {} : { note: { before: noteBefore, after: note } }),
    };
  }

  /** Puts a paper into the draft's collections; those that are new to it are returned. */
  function place(id: number, record: PaperRecord, { brought }: Draft): readonly (readonly string[])[] {
    const planned = placements.get(id) ?? [];
    const lacking = (brought?.collections ?? []).filter((path) => {
      const known = library.collectionAt(path);
      const isIn = known !== null && record.collections.includes(known);
      return !isIn && !planned.some((one) => isSamePath(one, path));
    });
    if (lacking.length > 0) placements.set(id, [...planned, ...lacking]);
    return lacking;
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

  return { decide, additions, updates, notes, placements };
}

function addedBeside(
  known: string | null,
  note: string | null,
  collections: readonly (readonly string[])[],
): { readonly field: string; readonly before: string | null; readonly after: string }[] {
  const lines = (text: string): string => `${text.length.toLocaleString('en')} letters`;
  return [
    ...(note === null || note === known
      ? []
      : [{ field: 'note', before: known === null ? null : lines(known), after: lines(note) }]),
    ...collections.map((path) => ({ field: 'collection', before: null, after: path.join(' › ') })),
  ];
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at]);
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
