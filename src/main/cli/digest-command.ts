import { writeFile } from 'node:fs/promises';
import { AppError } from '#shared/contract/errors.ts';
import type { Digest } from '#shared/digest/digest.ts';
import { makeDigest } from '#shared/digest/make-digest.ts';
import { dayPeriod, daysPeriod, type Period } from '#shared/digest/period.ts';
import { writeHtml } from '#shared/digest/write-html.ts';
import { writeMarkdown } from '#shared/digest/write-markdown.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { dayInZone } from '#shared/text/day-in-zone.ts';
import { indexPapers } from './index-papers.ts';
import type { Session } from './with-library.ts';

export const digestFormats = ['markdown', 'html'] as const;
export type DigestFormat = (typeof digestFormats)[number];

export interface DigestOptions {
  readonly day?: Day;
  readonly week?: Period;
  readonly since?: Day;
  readonly format: DigestFormat;
  readonly output?: string;
  readonly limit: number;
}

/** `carrel digest`: what a day or a week brought, for mail or a wiki. */
export async function runDigest(session: Session, options: DigestOptions): Promise<void> {
  const { library, output, now } = session;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const period = periodOf(options, dayInZone(now().getTime(), timeZone));
  const index = await indexPapers(session);
  const [{ sources }, { watches }, { days: ledger }] = await Promise.all([
    library.sources.list({}),
    library.watch.list({}),
    library.sources.ledger({ since: period.from, until: period.to }),
  ]);
  const digest = makeDigest(
    index.papers(),
    { sources, ledger, watches, byInterest: index.byInterest({ today: period.to, timeZone }) },
    { period, timeZone, limit: options.limit },
  );
  if (options.output === undefined) return output.answer(digest, () => written(digest, options.format));
  await write(options.output, written(digest, options.format));
  output.answer({ file: options.output, digest }, () => `Wrote ${options.output}.`);
}

function periodOf({ day, week, since }: DigestOptions, today: Day): Period {
  if (week !== undefined) return week;
  if (since === undefined) return dayPeriod(day ?? today);
  if (since > today) {
    throw new AppError('invalid-input', `${since} is still to come. Name a day up to ${today}.`);
  }
  return daysPeriod(since, today);
}

function written(digest: Digest, format: DigestFormat): string {
  return format === 'html' ? writeHtml(digest) : writeMarkdown(digest);
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid-input', `"${file}" could not be written. ${why}`);
  }
}
