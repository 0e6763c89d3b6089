import { z } from 'zod';

/** The closed list of what can go wrong, as far as a caller can act on it. */
export const failureCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'cancelled',
  'unreachable',
  'internal',
] as const;

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  message: z.string(),
  details: z.json().optional(),
});

/** The only form in which an error crosses a port. */
export type Failure = z.infer<typeof failureSchema>;
export type FailureCode = Failure['code'];

/** An error that a user or a caller can meet: a code from the closed list and a whole sentence. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: FailureCode;
  readonly details: Failure['details'];

  constructor(code: FailureCode, sentence: string, details?: Failure['details'], options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
    this.details = details;
  }
}
