import type { NamedFile } from '#shared/domain/draft.ts';
import { pathInAlias } from './binary-plist.ts';

/** Fields that name files, besides `file` itself and BibDesk’s. */
const plainFields = /^(?:local-url|local-zo-url-\d{1,3}|file-\d{1,3}|localfile)$/;

/** Whether a field names files. */
export function namesFiles(field: string): boolean {
  return (
    field === 'file' || field === 'files' || plainFields.test(field) || /^bdsk-file-\d{1,3}$/.test(field)
  );
}

/** The files that a field names, in the dialect of Zotero, JabRef, Mendeley or BibDesk. Nothing is followed. */
export function readFiles(field: string, value: string): NamedFile[] {
  if (field.startsWith('bdsk-file-')) {
    const path = pathInAlias(value);
    return path === null ? [] : [file(path, '', '')];
  }
  if (plainFields.test(field)) return [file(unescaped(value), '', '')].filter(({ path }) => path !== '');
  return split(value.slice(0, 200_000), ';')
    .map(readOne)
    .filter((one) => one !== null)
    .slice(0, 500);
}

/** `title:path:type`, `:path:type`, `path`; a colon behind one letter is a drive’s. */
function readOne(source: string): NamedFile | null {
  const text = source.trim();
  if (text === '') return null;
  const parts = split(text, ':').map(unescaped);
  const [first = '', ...rest] = parts;
  const type = rest.at(-1) ?? '';
  if (/^[a-z][\w+.-]*$/i.test(first) && (rest[0] ?? '').startsWith('//'))
    return file(parts.join(':'), '', '');
  if (rest.length === 0) return file(first, '', '');
  if (/^[A-Za-z]$/.test(first) && /^[\\/]/.test(rest[0] ?? '')) {
    return rest.length === 1 ? file(parts.join(':'), '', '') : file(parts.slice(0, -1).join(':'), '', type);
  }
  if (rest.length === 1) return file(rest[0] ?? '', first, '');
  const path = rest.slice(0, -1).join(':');
  return path === '' ? null : file(path, first, type);
}

function file(path: string, title: string, type: string): NamedFile {
  const known = type.includes('/')
    ? type
    : (types.get((type || (/\.(\w{2,5})$/.exec(path)?.[1] ?? '')).toLowerCase()) ?? null);
  return { path: path.trim(), title: title.trim() === '' ? null : title.trim(), type: known };
}

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pdf: 'application/pdf',
    epub: 'application/epub+zip',
    html: 'text/html',
    htm: 'text/html',
    url: 'text/html',
    txt: 'text/plain',
    text: 'text/plain',
    ps: 'application/postscript',
    postscript: 'application/postscript',
    djvu: 'image/vnd.djvu',
  }),
);

/** Splits where no backslash stands before. */
function split(text: string, letter: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === letter) {
      // Mendeley writes the colon of a drive as `$\backslash$:`.
      if (text.endsWith('$\\backslash$', at) || text.slice(Math.max(0, at - 12), at) === '$\\backslash$')
        continue;
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

function unescaped(text: string): string {
  return text
    .replaceAll('$\\backslash$:', ':')
    .replaceAll('$\\backslash$', '\\')
    .replace(/\{?\\textbackslash(?:\{\}|\s)?\}?/g, '\\')
    .replace(/\{\\([_%#&$~])\}/g, '$1')
    .replace(/\\([\\:;_%#&${}~])/g, '$1')
    .trim();
}
