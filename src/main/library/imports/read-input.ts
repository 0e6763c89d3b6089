import type { Complaint } from '#shared/domain/draft.ts';
import type { Input } from './importer.ts';

/** An input ready for the importers, or the reason why it cannot be read. */
export type ReadInput =
  | { readonly kind: 'input'; readonly input: Input; readonly complaints: readonly Complaint[] }
  | { readonly kind: 'refused'; readonly complaint: Complaint };

/** Turns bytes into an input: finds the encoding, takes the BOM off, refuses what is no text. Never throws. */
export function readInput({ name, bytes }: { name: string | null; bytes: Uint8Array }): ReadInput {
  if (bytes.length === 0)
    return refused('The input is empty. Choose a file with content, or copy the page again.');
  const most = isWholeLibrary(bytes) ? largestLibraryBytes / 1024 / 1024 : 64;
  if (bytes.length > most * 1024 * 1024) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    return refused(`The input has ${size} MB; at most ${most} MB are read. Split it and import the parts.`);
  }
  if (isDatabase(bytes)) return { kind: 'input', input: { name, bytes, text: '' }, complaints: [] };
  const known = knownBinary(bytes);
  if (known !== null) return refused(`The input is ${known}, not text. ${whatToDo}`);

  const { text, complaints } = decode(bytes);
  if (isBinary(text)) return refused(`The input is not text. ${whatToDo}`);
  if (text.trim() === '') {
    return refused('The input has nothing but blanks. Choose another file, or copy the page again.');
  }
  return { kind: 'input', input: { name, bytes, text }, complaints };
}

/** The largest library of years that is read, which nobody could split. Only the command line passes on so much. */
const largestLibraryBytes = 512 * 1024 * 1024;

const database = 'SQLite format 3\u0000';

/** Whether bytes are a SQLite database: the importers get those as they are, without a text. */
export function isDatabase(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 16)) === database;
}

/** Another program's database, or an archive of Carrel's own. */
function isWholeLibrary(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, archiveStart.length));
  return isDatabase(bytes) || start === archiveStart;
}

/** As the archive's exporter begins. */
const archiveStart = '{"carrel":"archive"';

const whatToDo = 'Save or copy the page as text, HTML or JSON and import that.';

function refused(message: string): ReadInput {
  return { kind: 'refused', complaint: { line: null, endLine: null, message } };
}

const signatures: readonly (readonly [start: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive'],
  ['PK\u0005\u0006', 'a ZIP archive'],
  ['\u001f\u008b', 'a gzip archive'],
  ['7z\u00bc\u00af', 'a 7z archive'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['bplist00', 'a web archive'],
];

function knownBinary(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
}

function decode(bytes: Uint8Array): { text: string; complaints: Complaint[] } {
  const utf16 = utf16Kind(bytes);
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), complaints: [] };
  try {
    // As a stream: a capture cut within its last letter is UTF-8 all the same.
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }),
      complaints: [],
    };
  } catch {
    return decodeFaulty(bytes);
  }
}

/** Bytes that are not UTF-8 throughout: UTF-8 with faults when most of it is, else Latin-1. */
function decodeFaulty(bytes: Uint8Array): { text: string; complaints: Complaint[] } {
  const text = new TextDecoder('utf-8').decode(bytes);
  let faults = 0;
  let fine = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) faults += 1;
    else if (code > 0x7f) fine += 1;
  }
  if (fine <= faults) return { text: new TextDecoder('windows-1252').decode(bytes), complaints: [] };
  const message = `The input has ${faults === 1 ? 'a byte' : `${faults} bytes`} that are not UTF-8; they show as “\ufffd”.`;
  return { text, complaints: [{ line: null, endLine: null, message }] };
}

function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a BOM: in text of mostly Latin letters every other byte is zero.
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (pairs >= 2 && odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le';
  if (pairs >= 2 && even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

/** Text has next to no control characters other than tabs, line ends, form feeds and escapes. */
function isBinary(text: string): boolean {
  const length = Math.min(text.length, 65_536);
  let controls = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) controls += 1;
  }
  return controls > 1 + length * 0.003;
}
