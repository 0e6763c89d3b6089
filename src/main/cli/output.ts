/** Where the command line writes. */
export interface Output {
  readonly write: (text: string) => void;
  readonly complain: (line: string) => void;
}

/** Standard output and standard error. A reader that closed the pipe (`| head`) is no error. */
export function standardOutput(): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void process.stdout.write(text),
    complain: (line) => void process.stderr.write(`${line}\n`),
  };
}

/** Prints an answer as JSON or in words, as was asked. */
export interface Printer {
  answer(value: unknown, words: () => string): void;
  complain(line: string): void;
}

/** Makes the printer of one command. */
export function print(output: Output, isJson: boolean): Printer {
  return {
    answer(value, words) {
      const text = isJson ? JSON.stringify(value, null, 2) : words();
      if (text !== '') output.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    complain: output.complain,
  };
}
