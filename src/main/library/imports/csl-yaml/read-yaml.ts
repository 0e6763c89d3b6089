import { parseDocument } from 'yaml';
import type { Complaint, Place } from '#shared/domain/draft.ts';
import { fieldsOf, listOf } from '../huggingface-rows/fields.ts';
import type { JsonRow, JsonRows } from '../json-rows.ts';

/** One item’s lines are read as a document of their own, so that a fault in one costs no other. */
interface Block {
  readonly text: string;
  readonly place: Place;
}

/** More than this is no reference; YAML is slow to read, and one block is read in one go. */
const longestBlock = 200_000;

/** The items of a list under `references:`, or of a list at the top. Yields now and then. */
export function* readYamlItems(text: string): Generator<void, JsonRows> {
  const rows: JsonRow[] = [];
  const complaints: Complaint[] = [];
  for (const [index, block] of blocksOf(text).entries()) {
    const read = readBlock(block);
    if ('complaint' in read) complaints.push(read.complaint);
    else rows.push(read);
    if (index % 50 === 49) yield;
  }
  return { rows, complaints };
}

function readBlock({ text, place }: Block): JsonRow | { readonly complaint: Complaint } {
  const fault = (why: string) => ({
    complaint: { ...place, message: `A reference ${why}, so it was left out.` },
  });
  if (text.length > longestBlock) return fault('is too long to be one');
  try {
    const document = parseDocument(text, {
      schema: 'core',
      version: '1.2',
      stringKeys: true,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error !== undefined) return fault(`is no valid YAML (${reasonOf(error.message)})`);
    // Few aliases: a reference has none, and many of them grow without end.
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    const fields = fieldsOf(listOf(value)?.[0]);
    return fields === null ? fault('has no fields') : { fields: plain(fields), place };
  } catch (error) {
    return fault(`is no valid YAML (${reasonOf(error instanceof Error ? error.message : String(error))})`);
  }
}

function reasonOf(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line .*$|:$/, '').slice(0, 200);
}

/** What JSON can hold: YAML’s infinities, and objects of other kinds, as texts. */
function plain(fields: Record<string, unknown>): Record<string, unknown> {
  const text = JSON.stringify(fields, (_key, value: unknown) =>
    typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
      ? String(value)
      : value,
  );
  return fieldsOf(JSON.parse(text)) ?? {};
}

/**
 * Where each item of the list begins and ends: at the dashes that stand as far in as the first one. What comes before
 * the list, and keys beside it, is other metadata of the document.
 */
function blocksOf(text: string): Block[] {
  const lines = text.split(/\r\n|[\r\n]/);
  const start = lines.findIndex((line) => /^references\s*:/.test(line));
  const first = lines.findIndex(
    (line, at) => at > start && /^\s*-(?:\s|$)/.test(line) && !line.startsWith('---'),
  );
  if (first < 0) return [];
  const indent = /^\s*/.exec(lines[first] ?? '')?.[0].length ?? 0;
  const blocks: Block[] = [];
  let from = first;
  const close = (to: number) => {
    if (to > from)
      blocks.push({ text: lines.slice(from, to).join('\n'), place: { line: from + 1, endLine: to } });
  };
  for (let at = first + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const depth = line.search(/\S/);
    if (depth < 0 || depth > indent || line[depth] === '#') continue;
    if (depth === indent && /^-(?:\s|$)/.test(line.slice(depth))) {
      close(at);
      from = at;
    } else if (depth < indent || !line.startsWith('-', depth) || /^(?:---|\.\.\.)/.test(line)) {
      close(at);
      return blocks;
    }
  }
  close(lines.length);
  return blocks;
}
