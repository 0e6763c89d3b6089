import { AppError } from '#shared/contract/errors.ts';
import type { PdfSource } from '#shared/domain/pdf-source.ts';
import type { PdfFailure } from './pdf-store.ts';
import type { PdfAnswer } from './pdf-web.ts';

/** An answer that is no PDF. */
export class PdfRefusal extends Error {
  override readonly name = 'PdfRefusal';
  readonly status: number;
  readonly retryAt: Date | null;

  constructor(server: string, { status, retryAt }: Pick<PdfAnswer, 'status' | 'retryAt'>) {
    super(refusalSentence(server, status));
    this.status = status;
    this.retryAt = retryAt;
  }
}

function refusalSentence(server: string, status: number): string {
  if (status === 404 || status === 410) return `${server} has no PDF of this paper.`;
  if (status === 429) return `${server} asks to be left alone for a while (429).`;
  return `${server} answered ${status}.`;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Waits double from this on, in ms. */
const firstWait = 10 * minute;
const longestWait = 2 * day;
/** While there is no network, it is looked for so often, in ms. */
const offlineWait = 5 * minute;
/** What is not there may come: a listing is often earlier than its PDF. */
const absentWait = day;
const mostTriesOfAbsent = 5;

/** What to write down of a fetch that failed: `offline` is a state and not a failure (B6). */
export function failureOf(
  error: unknown,
  { source, tries, now }: { readonly source: PdfSource; readonly tries: number; readonly now: Date },
): PdfFailure & { readonly kind: 'offline' | 'failed' } {
  const after = (wait: number): string => new Date(now.getTime() + wait).toISOString();
  const backOff = Math.min(firstWait * 2 ** Math.max(0, tries - 1), longestWait);
  const failed = (sentence: string, nextTryAt: string | null, bytes: number | null = null) =>
    ({ kind: 'failed', sentence, nextTryAt, bytes }) as const;

  if (error instanceof PdfRefusal) {
    const isAbsent = error.status === 404 || error.status === 410;
    if (isAbsent) return failed(error.message, tries >= mostTriesOfAbsent ? null : after(absentWait));
    return failed(error.message, after(Math.max(backOff, (error.retryAt?.getTime() ?? 0) - now.getTime())));
  }
  if (error instanceof AppError) {
    const size = tooLargeBytes(error);
    // Tried again only when the reader allows larger ones.
    if (size !== null) return failed(error.message, null, size);
    // Asking again would not lead elsewhere.
    if (isFinal(error)) return failed(`${error.message} Attach the PDF if you have it.`, null);
    if (error.code === 'invalid-input')
      return failed(`${source.name} sent something else. ${error.message}`, after(backOff));
    if (error.code === 'unreachable')
      return { ...failed(error.message, after(offlineWait)), kind: 'offline' };
    return failed(error.message, after(backOff));
  }
  return failed(`The PDF broke off on its way from ${source.name}.`, after(backOff));
}

function isFinal({ details }: AppError): boolean {
  return (
    typeof details === 'object' && details !== null && 'isFinal' in details && details['isFinal'] === true
  );
}

function tooLargeBytes({ details }: AppError): number | null {
  const size =
    typeof details === 'object' && details !== null && 'tooLarge' in details ? details['tooLarge'] : null;
  return typeof size === 'number' ? size : null;
}
