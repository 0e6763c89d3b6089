import { dirname } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';

/** Runs work on a file and turns what the system says into a sentence. Anything unforeseen rises as it is. */
export function asStorageError<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw storageError(file, error);
  }
}

/** The `AppError` for a fault of the disk or of SQLite; any other error as it came. */
export function storageError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = codeOf(error);
  for (const [pattern, fault, sentence] of faults) {
    if (pattern.test(code)) {
      return new AppError('conflict', sentence(file), { storage: fault }, { cause: error });
    }
  }
  return error;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const faults: readonly (readonly [RegExp, string, (file: string) => string])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)$/,
    'full',
    (file) => `The disk is full, so nothing was changed in "${file}". Free some space and try again.`,
  ],
  [
    /^(SQLITE_READONLY|EROFS|EACCES|EPERM|SQLITE_PERM)/,
    'read-only',
    (file) => `"${file}" cannot be written, so nothing was changed. Make its folder writable and try again.`,
  ],
  [
    /^EEXIST$/,
    'missing',
    (file) =>
      `"${dirname(file)}" is a file, and a library is a folder. Name the folder it lies in, or another.`,
  ],
  [
    /^(SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR)/,
    'missing',
    (file) => `"${file}" cannot be opened. See that its folder exists and may be read and written.`,
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED)/,
    'busy',
    (file) => `Another program holds "${file}" and did not let go for 10 s. Nothing was changed; try again.`,
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    'damaged',
    (file) =>
      `"${file}" is damaged. It was left as it is; put back a backup from the "backups" folder beside it.`,
  ],
  [
    /^(SQLITE_IOERR|EIO)/,
    'failing',
    (file) => `The disk failed while reading or writing "${file}". Nothing was changed; check the disk.`,
  ],
];
