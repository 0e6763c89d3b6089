import { dateVariables, textVariables } from './variables.ts';

/** What the lines of a note say of fields, as Zotero’s “Extra” does, and what is left of it. */
export interface NoteLines {
  readonly note: string | null;
  /** Under lower case names with hyphens: `citation-key`, `doi`, `pmid`, `original-date`. */
  readonly fields: ReadonlyMap<string, string>;
  /** What stands there for BibTeX alone: `tex.primaryclass: cs.LG`. */
  readonly tex: Readonly<Record<string, string>>;
}

const identifying = new Set([
  'citation-key',
  'citekey',
  'bibtex',
  'doi',
  'arxiv',
  'pmid',
  'pmcid',
  'isbn',
  'url',
]);
const textual: ReadonlyMap<string, string> = new Map(
  [...textVariables, ...dateVariables]
    .filter((name) => name !== 'note')
    .map((name) => [name.toLowerCase(), name]),
);

/** Takes the lines out of a note that give a field: `Citation Key: x`, `tex.y: z`, `PMID: 1`, `{:volume: 3}`. */
export function readNoteLines(text: string | null): NoteLines {
  const fields = new Map<string, string>();
  const tex: [string, string][] = [];
  const left = (text ?? '').split(/\r\n|[\r\n]/).filter((line) => {
    const [, name = '', value = ''] =
      /^\s*(?:\{:)?([A-Za-z][\w. -]{0,40}?)\s*[:=]\s*(\S[^\n]*?)\}?\s*$/.exec(line.slice(0, 5000)) ?? [];
    const key = name.trim().toLowerCase().replaceAll(' ', '-');
    const ofTex = /^(?:tex|bibtex|biblatex)\.(\S+)$/.exec(key)?.[1];
    if (ofTex !== undefined) tex.push([ofTex, value]);
    else if (identifying.has(key)) {
      if (!fields.has(key)) fields.set(key, value);
    } else if (textual.has(key)) fields.set(textual.get(key) ?? key, value);
    else return true;
    return false;
  });
  const note = left.join('\n').trim();
  return {
    note: note === '' ? null : note,
    fields,
    tex: Object.fromEntries(tex.filter(([key]) => key !== '__proto__')),
  };
}
