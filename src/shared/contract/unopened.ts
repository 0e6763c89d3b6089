import { z } from 'zod';
import { mapEntries } from './client.ts';
import type { Contract, Handlers } from './define.ts';
import { AppError, type FailureCode } from './errors.ts';

const detailsSchema = z.object({ unopened: z.literal(true), folder: z.string() });

/** Why there is no library to ask, as the page shows it. */
export interface Unopened {
  readonly folder: string;
  readonly sentence: string;
}

/** The error that every call meets while the library cannot be opened. */
export function unopenedError({ folder, sentence }: Unopened, code: FailureCode = 'unreachable'): AppError {
  return new AppError(code, sentence, { unopened: true, folder });
}

/** Whether an error says that the library could not be opened; then the page shows that and nothing else. */
export function readUnopened(error: unknown): Unopened | null {
  if (!(error instanceof AppError)) return null;
  const details = detailsSchema.safeParse(error.details);
  return details.success ? { folder: details.data.folder, sentence: error.message } : null;
}

/** Handlers that answer everything with one error; feeds stay silent. */
export function refusingHandlers<Shape extends Contract>(contract: Shape, error: AppError): Handlers<Shape> {
  const refuse = (): never => {
    throw error;
  };
  const stayQuiet = () => () => {};
  // One function per entry of the contract, of the shape that `Handlers` derives for its kind.
  return mapEntries(contract, (_path, entry) =>
    entry.kind === 'feed' ? stayQuiet : refuse,
  ) as Handlers<Shape>;
}
