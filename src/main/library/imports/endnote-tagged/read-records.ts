import type { Complaint } from '#shared/domain/draft.ts';
import type { Field } from '../references/fields.ts';

export interface TaggedRecord {
  /** By the letter behind the percent sign. */
  readonly fields: readonly Field[];
  readonly line: number;
  readonly endLine: number;
}

export interface TaggedRecords {
  readonly records: readonly TaggedRecord[];
  readonly complaints: readonly Complaint[];
}

/**
 * The records of a file. Each begins with `%0`; where no record does, as in refer’s files, after an empty line.
 * Yields now and then.
 */
export function* readTaggedRecords(text: string): Generator<void, TaggedRecords> {
  const hasTypes = /^%0(?:[ \t]|$)/m.test(text);
  const records: TaggedRecord[] = [];
  const complaints: Complaint[] = [];
  let open: OpenRecord | null = null;
  let blanks = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (index % 20_000 === 19_999) yield;
    const number = index + 1;
    const [, name, value = ''] =
      /^\s{0,3}%([0-9A-Za-z!@#$%&()*+,./:;<=>?[\\\]^_`{|}~-])(?:[ \t](.*))?$/s.exec(line) ?? [];
    if (line.trim() === '') blanks += 1;
    else if (name !== undefined) {
      const isNew = open === null || name === '0' || (!hasTypes && blanks > 0);
      if (open !== null && isNew) records.push(closed(open));
      if (open === null || isNew) open = { fields: [], line: number, endLine: number };
      open.fields.push({ name, lines: [value.trim()] });
      open.endLine = number;
      blanks = 0;
    } else if (open === null) {
      complaints.push(stray(number));
    } else {
      const lines = open.fields.at(-1)?.lines;
      for (; blanks > 0; blanks -= 1) lines?.push('');
      lines?.push(line.trim());
      open.endLine = number;
    }
  }
  if (open !== null) records.push(closed(open));
  return { records, complaints };
}

interface OpenRecord {
  readonly fields: { readonly name: string; readonly lines: string[] }[];
  readonly line: number;
  endLine: number;
}

function closed({ fields, line, endLine }: OpenRecord): TaggedRecord {
  return {
    fields: fields.map(({ name, lines }) => ({ name, text: lines.join('\n').trim() })),
    line,
    endLine,
  };
}

function stray(line: number): Complaint {
  return { line, endLine: line, message: 'Text stands before the first record; it was passed over.' };
}
