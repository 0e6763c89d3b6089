import type { Complaint } from '#shared/domain/draft.ts';
import type { BibEntry, BibField } from './split-entries.ts';

/** Entries whose fields only others have. */
export function isForOthers(entry: BibEntry): boolean {
  return entry.type === 'xdata';
}

/** No entry inherits over more steps. */
const deepest = 12;

export interface Heirs {
  /** The entry with what it inherits by `crossref` and `xdata`. */
  withInherited(entry: BibEntry): BibEntry;
  /** What is wrong with where an entry inherits from. */
  readonly complaints: readonly Complaint[];
}

/** Knows the entries of a file by their keys, for those that inherit from them. */
export function createHeirs(entries: readonly BibEntry[]): Heirs {
  const byKey = new Map<string, BibEntry>();
  for (const entry of entries) {
    const key = entry.key?.toLowerCase();
    if (key !== undefined && !byKey.has(key)) byKey.set(key, entry);
  }
  const complaints: Complaint[] = [];
  const fieldsOf = (entry: BibEntry, path: readonly BibEntry[]): readonly BibField[] => {
    const inherited: BibField[] = [];
    const own = new Set(entry.fields.map(({ name }) => name));
    for (const { parent, key, isWhole } of parentsOf(entry, byKey)) {
      const trouble = troubleWith(entry, key, parent, path);
      if (parent === undefined || trouble !== null) {
        complaints.push({ line: entry.line, endLine: entry.endLine, message: trouble ?? '' });
        continue;
      }
      for (const field of fieldsOf(parent, [...path, entry])) {
        const name = isWhole ? field.name : nameInHeir(field.name, parent.type, entry.type);
        if (name === null || own.has(name)) continue;
        own.add(name);
        inherited.push({ name, value: field.value });
      }
    }
    return inherited.length === 0 ? entry.fields : [...entry.fields, ...inherited];
  };
  return {
    withInherited(entry) {
      const fields = fieldsOf(entry, []);
      return fields === entry.fields ? entry : { ...entry, fields };
    },
    complaints,
  };
}

function* parentsOf(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>) {
  for (const { name, value } of entry.fields) {
    if (name !== 'crossref' && name !== 'xdata') continue;
    const keys = name === 'xdata' ? value.split(',').slice(0, 20) : [value];
    for (const key of keys.map((one) => one.trim()).filter((one) => one !== '')) {
      yield { key, parent: byKey.get(key.toLowerCase()), isWhole: name === 'xdata' };
    }
  }
}

function troubleWith(
  entry: BibEntry,
  key: string,
  parent: BibEntry | undefined,
  path: readonly BibEntry[],
): string | null {
  const named = `The entry “${entry.key?.slice(0, 80) ?? `@${entry.type}`}” refers to “${key.slice(0, 80)}”`;
  if (parent === undefined) return `${named}, which is not in this input; what it has from there is missing.`;
  const isCycle = parent === entry || path.includes(parent);
  return isCycle || path.length >= deepest ? `${named} in a circle; the circle was cut there.` : null;
}

/** What is an entry’s own and no heir’s. */
const personal = new Set(
  (
    'title subtitle titleaddon shorttitle sorttitle indextitle crossref xref xdata ids entryset related abstract ' +
    'annote annotation keywords file groups timestamp date-added date-modified creationdate modificationdate owner ' +
    'doi eprint archiveprefix eprinttype primaryclass url urldate biburl bibsource ee pages note label key options'
  ).split(' '),
);
const partsOfBooks = /^(?:in|supp|bookin)/;

/** What a parent’s field is called in an heir; `null` where it is not inherited. */
function nameInHeir(name: string, parent: string, heir: string): string | null {
  if (partsOfBooks.test(heir) || heir === 'conference') {
    if (parent === 'periodical') return name === 'title' ? 'journaltitle' : ownName(name);
    if (name === 'title') return parent.startsWith('mv') ? 'maintitle' : 'booktitle';
    if (name === 'subtitle') return parent.startsWith('mv') ? 'mainsubtitle' : 'booksubtitle';
    if (name === 'author') return 'bookauthor';
  }
  if (parent === 'periodical' && name === 'title') return 'journaltitle';
  return ownName(name);
}

function ownName(name: string): string | null {
  return personal.has(name) || name.startsWith('bdsk-') ? null : name;
}
