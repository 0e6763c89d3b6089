import type { NamedFile } from '#shared/domain/draft.ts';
import { markdownOfHtml } from '../works/markdown-of-html.ts';
import { groupedBy, numberIn, type Row, type Tables, textIn } from './tables.ts';

/** What hangs on an item: files, addresses, notes, and what was marked in its files. */
export interface Attached {
  readonly files: NamedFile[];
  readonly urls: string[];
  readonly notes: string[];
}

/** Finds what hangs on each item; `isGone` tells of items in the trash. */
export function attachedTo(
  tables: Tables,
  about: {
    readonly key: (id: number) => string | null;
    readonly field: (id: number, name: string) => string | null;
    readonly isGone: (id: number) => boolean;
  },
): (id: number) => Attached {
  const attachments = groupedBy(tables.rows('itemAttachments'), 'parentItemID');
  const notes = groupedBy(tables.rows('itemNotes'), 'parentItemID');
  const annotations = groupedBy(tables.rows('itemAnnotations'), 'parentItemID');
  const isThere = (row: Row) => !about.isGone(numberIn(row, 'itemID') ?? -1);
  return (id) => {
    const found: Attached = { files: [], urls: [], notes: [] };
    for (const row of (notes.get(id) ?? []).filter(isThere)) {
      const note = markdownOfHtml(textIn(row, 'note') ?? '');
      if (note !== '') found.notes.push(note);
    }
    for (const row of (attachments.get(id) ?? []).filter(isThere)) {
      const own = numberIn(row, 'itemID') ?? -1;
      const title = about.field(own, 'title');
      const file = fileOf(row, about.key(own), title);
      const url = about.field(own, 'url');
      if (file !== null) found.files.push(file);
      else if (url !== null) found.urls.push(url);
      const marked = markedIn((annotations.get(own) ?? []).filter(isThere), title);
      if (marked !== null) found.notes.push(marked);
    }
    return found;
  };
}

/** `storage:x.pdf` lies in the folder of its attachment; other paths are as they are. */
export function fileOf(row: Row, key: string | null, title: string | null): NamedFile | null {
  const path = textIn(row, 'path');
  if (path === null) return null;
  const stored = /^storage:(.+)$/s.exec(path)?.[1];
  return {
    path: stored === undefined || key === null ? path : `storage/${key}/${stored}`,
    title,
    type: textIn(row, 'contentType'),
  };
}

/** Highlights and comments as one note, in the order of the pages. */
function markedIn(rows: readonly Row[], title: string | null): string | null {
  const marks = rows
    .toSorted((one, other) =>
      (textIn(one, 'sortIndex') ?? '') < (textIn(other, 'sortIndex') ?? '') ? -1 : 1,
    )
    .flatMap((row) => {
      const [text, comment, page] = [textIn(row, 'text'), textIn(row, 'comment'), textIn(row, 'pageLabel')];
      if (text === null && comment === null) return [];
      const where = page === null ? '' : ` (p. ${page})`;
      if (text === null) return [`${markdownOfHtml(comment ?? '')}${where}`];
      const quote = `> ${text.trim().replace(/\r\n|[\r\n]/g, '\n> ')}${where}`;
      return [comment === null ? quote : `${quote}\n\n${markdownOfHtml(comment)}`];
    });
  return marks.length === 0
    ? null
    : [`**Annotations${title === null ? '' : `: ${title}`}**`, ...marks].join('\n\n');
}
