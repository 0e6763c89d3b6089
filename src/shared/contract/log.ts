/** One line of a program's log, with the error as it was thrown. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly error?: unknown;
}

/** Where everything that no caller sees is told. */
export type Log = (entry: LogEntry) => void;
