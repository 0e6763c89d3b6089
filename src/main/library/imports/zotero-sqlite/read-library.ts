import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { nameOf } from '../works/people.ts';
import { say } from '../works/read-works.ts';
import type { ZoteroItem } from '../zotero/item.ts';
import { draftOfItem } from '../zotero/read-item.ts';
import { attachedTo, fileOf } from './attached.ts';
import { collectionsOf } from './collections.ts';
import { groupedBy, namesIn, numberIn, type Row, type Tables, textIn } from './tables.ts';

/** The papers of a Zotero library, by the names of its fields and kinds; never by their numbers. Yields now and then. */
export function* readLibrary(
  tables: Tables,
  progress: (done: number, total: number) => void,
): Generator<void, { drafts: Draft[]; complaints: Complaint[] }> {
  const read = readerOf(tables);
  yield;
  const rows = tables.rows('items');
  const drafts: Draft[] = [];
  const complaints: Complaint[] = [];
  let notes = 0;
  for (const [index, row] of rows.entries()) {
    const found = read(row);
    if (found === 'note') notes += 1;
    else if (found !== null && 'title' in found) drafts.push(found);
    else if (found !== null) complaints.push(found);
    if (index % 200 === 199) {
      progress(index + 1, rows.length);
      yield;
    }
  }
  if (notes > 0) {
    const what = notes === 1 ? 'One note belongs' : `${notes} notes belong`;
    complaints.push(
      say(`${what} to no item, and there is no paper to keep it with; nothing of it was read.`),
    );
  }
  return { drafts, complaints };
}

/** Reads one item: a draft, a complaint, a note of its own, or nothing that would be a paper. */
function readerOf(tables: Tables): (row: Row) => Draft | Complaint | 'note' | null {
  const types = namesIn(combined(tables, 'itemTypes'), 'itemTypeID', 'typeName');
  const fields = fieldsByItem(tables);
  const keys = namesIn(tables.rows('items'), 'itemID', 'key');
  const gone = new Set(
    ['deletedItems', 'feedItems'].flatMap((table) =>
      tables.rows(table).map((row) => numberIn(row, 'itemID')),
    ),
  );
  const feeds = new Set(tables.rows('feeds').map((row) => numberIn(row, 'libraryID')));
  const attachments = new Map(
    tables.rows('itemAttachments').map((row) => [numberIn(row, 'itemID'), row] as const),
  );
  const ownNotes = new Map(tables.rows('itemNotes').map((row) => [numberIn(row, 'itemID'), row] as const));
  const [creators, tags, collections] = [creatorsByItem(tables), tagsByItem(tables), collectionsOf(tables)];
  const attached = attachedTo(tables, {
    key: (id) => keys.get(id) ?? null,
    field: (id, name) => fields.get(id)?.get(name) ?? null,
    isGone: (id) => gone.has(id),
  });
  return (row) => {
    const id = numberIn(row, 'itemID');
    if (id === null || gone.has(id) || feeds.has(numberIn(row, 'libraryID'))) return null;
    const itemType = types.get(numberIn(row, 'itemTypeID') ?? -1) ?? 'document';
    if (itemType === 'annotation') return null;
    if (itemType === 'note') return numberIn(ownNotes.get(id), 'parentItemID') === null ? 'note' : null;
    const own = itemType === 'attachment' ? attachments.get(id) : undefined;
    if (itemType === 'attachment' && (own === undefined || numberIn(own, 'parentItemID') !== null))
      return null;
    const { files, urls, notes } = attached(id);
    const file = own === undefined ? null : fileOf(own, keys.get(id) ?? null, null);
    const item: ZoteroItem = {
      itemType: itemType === 'attachment' ? 'document' : itemType,
      fields: fields.get(id) ?? new Map<string, string>(),
      creators: creators(id),
      ...tags(id),
      collections: collections(row),
      notes,
      files: file === null ? files : [file, ...files],
      urls,
      addedAt: instantOf(textIn(row, 'dateAdded')),
      more: { key: keys.get(id) ?? '' },
    };
    const draft = draftOfItem(item, null);
    if (draft === null) return say(`The ${itemType} ${keys.get(id) ?? id} has no title, so it was left out.`);
    return own === undefined
      ? draft
      : { ...draft, doubts: ['It is a file without an item; its title may be the file’s.'] };
  };
}

/** Newer versions keep Zotero’s own and added names together. */
function combined(tables: Tables, name: string): readonly Row[] {
  return tables.rows(tables.has(`${name}Combined`) ? `${name}Combined` : name);
}

function fieldsByItem(tables: Tables): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const names = namesIn(combined(tables, 'fields'), 'fieldID', 'fieldName');
  const values = namesIn(tables.rows('itemDataValues'), 'valueID', 'value');
  const items = new Map<number, Map<string, string>>();
  for (const row of tables.rows('itemData')) {
    const [id, name] = [numberIn(row, 'itemID'), names.get(numberIn(row, 'fieldID') ?? -1)];
    const value = values.get(numberIn(row, 'valueID') ?? -1);
    if (id === null || name === undefined || value === undefined) continue;
    const fields = items.get(id) ?? new Map<string, string>();
    fields.set(name, value);
    items.set(id, fields);
  }
  return items;
}

function creatorsByItem(tables: Tables): (id: number) => ZoteroItem['creators'] {
  const types = namesIn(tables.rows('creatorTypes'), 'creatorTypeID', 'creatorType');
  const people = new Map(tables.rows('creators').map((row) => [numberIn(row, 'creatorID'), row] as const));
  const parts = groupedBy(tables.rows('itemCreators'), 'itemID');
  return (id) =>
    (parts.get(id) ?? [])
      .toSorted((one, other) => (numberIn(one, 'orderIndex') ?? 0) - (numberIn(other, 'orderIndex') ?? 0))
      .flatMap((row) => {
        const person = people.get(numberIn(row, 'creatorID'));
        const [first, last] = [textIn(person, 'firstName'), textIn(person, 'lastName')];
        const isWhole = numberIn(person, 'fieldMode') === 1;
        const name = isWhole && last !== null ? { literal: last } : nameOf(last, first);
        return name === null
          ? []
          : [{ type: types.get(numberIn(row, 'creatorTypeID') ?? -1) ?? 'author', parts: name }];
      });
}

function tagsByItem(tables: Tables): (id: number) => { tags: string[]; automaticTags: string[] } {
  const names = namesIn(tables.rows('tags'), 'tagID', 'name');
  const items = groupedBy(tables.rows('itemTags'), 'itemID');
  return (id) => {
    const named = (items.get(id) ?? []).flatMap((row) => {
      const name = names.get(numberIn(row, 'tagID') ?? -1);
      return name === undefined ? [] : [{ name, isAutomatic: numberIn(row, 'type') === 1 }];
    });
    return {
      tags: named.filter(({ isAutomatic }) => !isAutomatic).map(({ name }) => name),
      automaticTags: named.filter(({ isAutomatic }) => isAutomatic).map(({ name }) => name),
    };
  };
}

/** `2024-03-05 12:00:00`, in UTC. */
function instantOf(text: string | null): string | null {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text ?? '');
  if (!found) return null;
  const instant = new Date(`${found[1]}T${found[2]}Z`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
