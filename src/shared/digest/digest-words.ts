import type { Digest, DigestSource } from './digest.ts';
import { dayWords, periodWords } from './period.ts';

/** What a digest is called. */
export function digestTitle({ period }: Digest): string {
  return `Digest of ${periodWords(period)}`;
}

/** The whole in one sentence: `142 papers came in: 12 kept, 30 skipped, 100 to decide.` */
export function digestSummary({ came, kept, skipped, read }: Digest): string {
  const done = read.length === 0 ? '' : ` ${counted(read.length)} read.`;
  if (came === 0) return `No paper came in.${done}`;
  const parts = [
    [kept, 'kept'],
    [skipped, 'skipped'],
    [came - kept - skipped, 'to decide'],
  ] as const;
  const shares = parts.filter(([count]) => count > 0).map(([count, what]) => `${grouped(count)} ${what}`);
  return `${counted(came)} came in: ${shares.join(', ')}.${done}`;
}

/** A source's line of counts: `118 papers`. */
export function sourceHeading({ name, came }: DigestSource): string {
  return came === 0 ? name : `${name}, ${counted(came)}`;
}

/** What the ledger says of a source's days; which day is only said where there are several. */
export function ledgerLines({ days }: DigestSource): readonly string[] {
  if (days.length === 1) return days.map(({ sentence }) => sentence);
  return days.map(({ day, sentence }) => `${dayWords(day)}: ${sentence}`);
}

/** What stands below the papers that are named. */
export function moreWords({ more }: DigestSource): string {
  return more === 1 ? 'And one more paper.' : `And ${grouped(more)} more papers.`;
}

/** The parts of a digest below its sources, those that hold something. */
export function otherParts({ changed, due, read }: Digest) {
  return [
    { heading: 'Changed since you decided', papers: changed },
    { heading: 'Due in the queue', papers: due },
    { heading: 'Read', papers: read },
  ].filter(({ papers }) => papers.length > 0);
}

function counted(count: number): string {
  return count === 1 ? '1 paper' : `${grouped(count)} papers`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
