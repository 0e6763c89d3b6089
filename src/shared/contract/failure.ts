import type { z } from 'zod';
import { AppError, type Failure, failureSchema } from './errors.ts';

const longest = 1000;

/** What crosses for an `AppError`; `null` for anything unforeseen, which is only logged (C3). */
export function toFailure(error: unknown): Failure | null {
  if (!(error instanceof AppError)) return null;
  const { code, message, details } = error;
  const failure = details === undefined ? { code, message } : { code, message, details };
  const parsed = failureSchema.safeParse(failure);
  // Details that are no plain data stay behind; the code and the sentence still cross.
  return parsed.success ? parsed.data : { code, message };
}

/** What a failure is on the asking side. */
export function toAppError({ code, message, details }: Failure): AppError {
  return new AppError(code, message, details);
}

/** A sentence that names the first field that is wrong, and all of them (at most 20) as details (C2). */
export function describeInvalid(error: z.ZodError): Failure {
  const faults = error.issues.slice(0, 20).map((issue) => ({
    field: fieldName(issue.path),
    reason: shorten(issue.message.replace(/^Invalid input: /, '').trim()),
  }));
  const [first] = faults;
  const sentence = first ? describeFault(first.field, first.reason) : 'The input is not valid.';
  const more = error.issues.length - 1;
  const message = more > 0 ? `${sentence} ${more} more ${more === 1 ? 'fault' : 'faults'}.` : sentence;
  return { code: 'invalid-input', message, details: { faults } };
}

function describeFault(field: string, reason: string): string {
  const subject = field === '' ? 'The input' : `The field "${field}"`;
  if (reason.endsWith('.')) return `${subject} is not valid. ${reason}`;
  return `${subject} is not valid: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`;
}

/** `files[0].name` */
function fieldName(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return shorten(parts.join('').replace(/^\./, ''));
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
