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
    write: (text) => void process.stdout.write(process.stdout.isTTY ? harmless(text) : text),
    complain: (line) => void process.stderr.write(`${process.stderr.isTTY ? harmless(line) : line}\n`),
  };
}

/**
 * The text as a terminal may get it: a title from a listing can hold escape sequences, which would steer
 * the terminal. A file or a pipe gets the text as it is.
 */
export function harmless(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD');
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
