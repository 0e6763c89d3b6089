import type { Complaint } from '#shared/domain/draft.ts';

export interface NbibField {
  readonly tag: string;
  readonly text: string;
}

export interface NbibRecord {
  readonly fields: readonly NbibField[];
  readonly line: number;
  readonly endLine: number;
}

export interface NbibRecords {
  readonly records: readonly NbibRecord[];
  readonly complaints: readonly Complaint[];
}

/** The records of a file: each begins with `PMID`, or after an empty line. Yields now and then. */
export function* readNbibRecords(text: string): Generator<void, NbibRecords> {
  const records: NbibRecord[] = [];
  const complaints: Complaint[] = [];
  let open: OpenRecord | null = null;
  let isParted = true;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (index % 20_000 === 19_999) yield;
    const number = index + 1;
    const field = fieldOf(line);
    if (line.trim() === '') isParted = true;
    else if (field !== null) {
      const isNew = open === null || isParted || (field.tag === 'PMID' && open.fields.length > 0);
      if (open !== null && isNew) records.push(closed(open));
      if (open === null || isNew) open = { fields: [], line: number, endLine: number };
      open.fields.push({ tag: field.tag, lines: [field.text] });
      open.endLine = number;
      isParted = false;
    } else if (open !== null && (!isParted || /^\s/.test(line))) {
      open.fields.at(-1)?.lines.push(line.trim());
      open.endLine = number;
    } else {
      const message = 'Text stands between records, where none belongs; it was passed over.';
      const last = complaints.at(-1);
      if (last?.endLine === index) complaints[complaints.length - 1] = { ...last, endLine: number };
      else complaints.push({ line: number, endLine: number, message });
    }
  }
  if (open !== null) records.push(closed(open));
  return { records, complaints };
}

interface OpenRecord {
  readonly fields: { readonly tag: string; readonly lines: string[] }[];
  readonly line: number;
  endLine: number;
}

function closed({ fields, line, endLine }: OpenRecord): NbibRecord {
  const whole = fields.map(({ tag, lines }) => ({ tag, text: lines.join(' ').trim() }));
  return { fields: whole, line, endLine };
}

/** A tag fills four columns before its hyphen; known ones are also read where the blanks got lost. */
function fieldOf(line: string): { tag: string; text: string } | null {
  const columns = /^([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)(.*)$/s.exec(line);
  if (columns !== null && line.indexOf('-') === 4)
    return { tag: columns[1] ?? '', text: (columns[2] ?? '').trim() };
  const loose = /^([A-Z][A-Z0-9]{1,3}) {0,3}-(.*)$/s.exec(line);
  const tag = loose?.[1] ?? '';
  return knownTags.has(tag) ? { tag, text: (loose?.[2] ?? '').trim() } : null;
}

const knownTags: ReadonlySet<string> = new Set(
  (
    'AB AD AID AU AUID BTI CDAT CI CIN CN COI CON CP CRDT CRF CRI CTDT CTI DA DCOM DDIN DEP DP DRIN DRDT ECF ECI ED ' +
    'EDAT EFR EIN EN FAU FED FIR FPS GN GR GS IP IR IRAD IS ISBN JID JT LA LID LR MH MHDA MID NM OAB OABL OCI OID ' +
    'ORI OT OTO OWN PB PG PHST PL PMC PMCR PMID PRIN PROF PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB SFM SI SO ' +
    'SPIN STAT TA TI TT UIN UOF VI VTI'
  ).split(' '),
);
