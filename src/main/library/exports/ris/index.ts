import type { Draft } from '#shared/domain/draft.ts';
import { differences, ownMark } from '../../imports/ris/own-fields.ts';
import { readRisRecord } from '../../imports/ris/read-record.ts';
import { readRisRecords } from '../../imports/ris/read-records.ts';
import { draftOfPaper } from '../csl-json/draft-of-paper.ts';
import type { ExportedPaper, Exporter } from '../exporter.ts';
import { type RisLine, risLinesOf } from './ris-lines.ts';

/**
 * RIS. What its tags cannot say stands in one tag of our own at the end of a record, which other programs pass over
 * and our import reads back: whatever the record alone would not give.
 */
export const risExport: Exporter = {
  format: 'ris',
  title: 'RIS',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  head: '',
  write: writeRecord,
  foot: () => '',
};

function writeRecord(exported: ExportedPaper, position: number): string {
  const wanted = draftOfPaper(exported);
  const lines = risLinesOf(wanted);
  const read = readBack(textOf(lines));
  const missing = read === null ? [] : differences(wanted, read);
  const own: RisLine[] =
    missing.length === 0 ? [] : [{ tag: ownMark.tag, text: ownMark.start + JSON.stringify(missing) }];
  return (position === 0 ? '' : '\n') + textOf([...lines, ...own]);
}

/** What our own import makes of a record. */
function readBack(text: string): Draft | null {
  const steps = readRisRecords(text.toWellFormed());
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const [record] = step.value.records;
  const reading = record === undefined ? null : readRisRecord(record, { isLast: true });
  return reading !== null && 'draft' in reading ? reading.draft : null;
}

function textOf(lines: readonly RisLine[]): string {
  return `${[...lines, { tag: 'ER', text: '' }].map(lineOfTag).join('\n')}\n`;
}

function lineOfTag({ tag, text }: RisLine): string {
  const [first = '', ...more] = withoutControls(text).split(/\r\n|\r|\n/);
  return [`${tag}  - ${first}`, ...more.map(guarded)].join('\n');
}

/** A line of a text that looks like a tag is moved away from where tags stand. */
function guarded(line: string): string {
  return /^\s{0,5}[A-Z][A-Z0-9]\s{0,4}[-\u2013]/.test(line) ? `      ${line}` : line;
}

/** Signs that would make a file no text; our own tag has them, spelled out. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ');
}
