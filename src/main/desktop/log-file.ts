import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspect } from 'node:util';
import type { Log, LogEntry } from '#shared/contract/log.ts';

/** A log is begun anew, the last one kept beside it, when it is longer than this. */
const mostBytes = 1_000_000;

export interface FileLogOptions {
  readonly file: string;
  readonly now: () => Date;
  /** Told the line too: the standard error stream. */
  readonly echo: (line: string) => void;
}

/**
 * The desktop's log: a text file that a reader can look into and send along. It never throws: where the file cannot
 * be written (a full disk, a folder taken away), `echo` still gets every line, and once the reason.
 */
export function createFileLog({ file, now, echo }: FileLogOptions): Log {
  let isFailing = false;
  function attempt(write: () => void): void {
    try {
      write();
      isFailing = false;
    } catch (error) {
      if (!isFailing) {
        echo(lineOf({ level: 'warn', message: `The log “${file}” cannot be written.`, error }, now()));
      }
      isFailing = true;
    }
  }

  attempt(() => {
    mkdirSync(dirname(file), { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(file, `${file}.old`);
  });
  return (entry) => {
    const line = lineOf(entry, now());
    echo(line);
    // Kept at once, since what is worth a line often comes right before the end.
    attempt(() => appendFileSync(file, line));
  };
}

/** One entry as text; lines after its first are indented. */
export function lineOf({ level, message, error }: LogEntry, at: Date): string {
  const text = error === undefined ? message : `${message}\n${causeOf(error)}`;
  return `${at.toISOString()} ${level} ${text.replaceAll('\n', '\n    ')}\n`;
}

function causeOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return typeof error === 'string' ? error : inspect(error);
}
