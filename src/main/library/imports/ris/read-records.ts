import type { Complaint } from '#shared/domain/draft.ts';

/** One tag of a record with what stands behind it, further lines included. */
export interface RisField {
  readonly tag: string;
  readonly text: string;
}

export interface RisRecord {
  readonly fields: readonly RisField[];
  readonly line: number;
  readonly endLine: number;
  /** Whether it began with its type and ended with its mark. */
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

export interface RisRecords {
  readonly records: readonly RisRecord[];
  readonly complaints: readonly Complaint[];
}

/** The records of a file, in one pass. Yields now and then. */
export function* readRisRecords(text: string): Generator<void, RisRecords> {
  const lines = text.split(/\r\n|\r|\n/);
  const isLoose = usesLooseTags(text);
  const records: RisRecord[] = [];
  const complaints: Complaint[] = [];
  let open: OpenRecord | null = null;
  let strayFrom: number | null = null;
  const close = (hasEnd: boolean) => {
    if (open !== null) records.push(closed(open, hasEnd));
    open = null;
  };
  const tellStray = (before: number) => {
    if (strayFrom !== null && records.length > 0) complaints.push(strayLines(strayFrom, before));
    strayFrom = null;
  };
  for (const [index, line] of lines.entries()) {
    if (index % 20_000 === 19_999) yield;
    const tag = tagOfLine(line, { isLoose, isInProse: prose.has(open?.fields.at(-1)?.tag ?? '') });
    if (tag === null) {
      if (open !== null) continueField(open, line, index + 1);
      else if (line.trim() !== '') strayFrom ??= index + 1;
      continue;
    }
    if (open === null) tellStray(index);
    if (tag.name === 'ER') {
      if (open !== null) open.endLine = index + 1;
      close(true);
      continue;
    }
    if (tag.name === 'TY') close(false);
    open ??= { fields: [], line: index + 1, endLine: index + 1, hasStart: tag.name === 'TY', blanks: 0 };
    open.fields.push({ tag: tag.name, lines: [tag.text] });
    open.endLine = index + 1;
    open.blanks = 0;
  }
  close(false);
  tellStray(lines.length);
  return { records, complaints };
}

interface OpenRecord {
  readonly fields: { readonly tag: string; readonly lines: string[] }[];
  readonly line: number;
  endLine: number;
  readonly hasStart: boolean;
  /** Empty lines since the last one with something in it: a paragraph’s end, where more follows. */
  blanks: number;
}

/** A line without a tag goes on with the field before. */
function continueField(open: OpenRecord, line: string, number: number): void {
  const field = open.fields.at(-1);
  if (field === undefined) return;
  if (line.trim() === '') {
    open.blanks += 1;
    return;
  }
  for (; open.blanks > 0; open.blanks -= 1) field.lines.push('');
  field.lines.push(line);
  open.endLine = number;
}

function closed({ fields, line, endLine, hasStart }: OpenRecord, hasEnd: boolean): RisRecord {
  const whole = fields.map(({ tag, lines }) => ({ tag, text: lines.join('\n').trim() }));
  return { fields: whole, line, endLine, hasStart, hasEnd };
}

function strayLines(line: number, endLine: number): Complaint {
  const message = 'Text stands between records, where none belongs; it was passed over.';
  return { line, endLine: Math.max(line, endLine), message };
}

/**
 * A tag with the two blanks that RIS wants before its hyphen, or, in files that write their types so, with fewer.
 * Elsewhere such a line is text: an abstract may well go on with `II-VI compounds`.
 */
function tagOfLine(
  line: string,
  { isLoose, isInProse }: { readonly isLoose: boolean; readonly isInProse: boolean },
): { name: string; text: string } | null {
  const strict = /^[ \t]{0,3}([A-Z][A-Z0-9])(?:  |\t)[-\u2013](?:[ \t\u00a0](.*)|())$/s.exec(line);
  if (strict !== null) return { name: strict[1] ?? '', text: (strict[2] ?? '').trim() };
  if (/^\s{0,3}ER[ \t]{0,3}-\s*$/.test(line)) return { name: 'ER', text: '' };
  if (!isLoose && !/^TY[ \t]{0,3}- ?[A-Z]{3,8}\s*$/.test(line)) {
    // Two blanks, and none behind the hyphen.
    const close = /^([A-Z][A-Z0-9]) {2}-(\S.*)$/s.exec(line);
    return close !== null && knownTags.has(close[1] ?? '')
      ? { name: close[1] ?? '', text: (close[2] ?? '').trim() }
      : null;
  }
  const loose = /^[ \t]{0,3}([A-Z][A-Z0-9])[ \t]{0,4}-(.*)$/s.exec(line);
  const unknown = isInProse ? null : /^([A-Z][A-Z0-9]) - (.*)$/s.exec(line);
  if (unknown !== null) return { name: unknown[1] ?? '', text: (unknown[2] ?? '').trim() };
  return loose !== null && knownTags.has(loose[1] ?? '')
    ? { name: loose[1] ?? '', text: (loose[2] ?? '').trim() }
    : null;
}

/** Whether the first type of a file is written with fewer than two blanks before its hyphen. */
function usesLooseTags(text: string): boolean {
  const first = /^[ \t]{0,3}TY([ \t]{0,4})-(?!\w+-)/m.exec(text.slice(0, 1_000_000));
  return first !== null && first[1] !== '  ';
}

/** Tags whose text may go on with anything. */
const prose: ReadonlySet<string> = new Set(['AB', 'N1', 'N2']);

const knownTags: ReadonlySet<string> = new Set(
  (
    'TY A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP DS ED EP ER ET ID IS ' +
    'J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK LL M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SO SP ST T1 T2 T3 TA TI ' +
    'TT U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2 X1 ZZ'
  ).split(' '),
);
