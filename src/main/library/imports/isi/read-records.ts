import type { Complaint } from '#shared/domain/draft.ts';

export interface IsiField {
  readonly name: string;
  /** A list, as of authors, has an entry a line. */
  readonly lines: readonly string[];
}

export interface IsiRecord {
  readonly fields: readonly IsiField[];
  readonly line: number;
  readonly endLine: number;
  readonly hasEnd: boolean;
}

export interface IsiRecords {
  readonly records: readonly IsiRecord[];
  readonly complaints: readonly Complaint[];
}

/** The records of a file: each from `PT` to `ER`. Yields now and then. */
export function* readIsiRecords(text: string): Generator<void, IsiRecords> {
  const records: IsiRecord[] = [];
  const complaints: Complaint[] = [];
  let open: OpenRecord | null = null;
  const close = (hasEnd: boolean) => {
    if (open !== null) records.push({ ...open, hasEnd });
    open = null;
  };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (index % 20_000 === 19_999) yield;
    const number = index + 1;
    const [, name, value = ''] = /^([A-Z][A-Z0-9])(?:[ \t](.*))?$/s.exec(line) ?? [];
    if (name === undefined) {
      if (line.trim() === '') continue;
      if (open === null) complaints.push(stray(number));
      else {
        open.fields.at(-1)?.lines.push(line.trim());
        open.endLine = number;
      }
      continue;
    }
    if (name === 'ER') {
      if (open !== null) open.endLine = number;
      close(true);
    } else if (open === null && (name === 'FN' || name === 'VR' || name === 'EF')) continue;
    else {
      if (name === 'PT') close(false);
      open ??= { fields: [], line: number, endLine: number };
      open.fields.push({ name, lines: [value.trim()] });
      open.endLine = number;
    }
  }
  close(false);
  return { records, complaints };
}

interface OpenRecord {
  readonly fields: { readonly name: string; readonly lines: string[] }[];
  readonly line: number;
  endLine: number;
}

function stray(line: number): Complaint {
  return {
    line,
    endLine: line,
    message: 'Text stands between records, where none belongs; it was passed over.',
  };
}
