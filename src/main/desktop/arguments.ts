import { resolve } from 'node:path';
import { z } from 'zod';
import { formatDeepLink, parseDeepLink } from '#shared/domain/deep-link.ts';

/** What Carrel was started with. */
export interface Arguments {
  /** The folder that `--library` names, absolute. */
  readonly library: string | null;
  /** Files to import, absolute. */
  readonly files: readonly string[];
  /** `carrel:` links, checked and in their one form. */
  readonly links: readonly string[];
}

/**
 * Reads a command line without the program's own path. Switches that are not Carrel's are Chromium's
 * or the system's and are passed over; so are `carrel:` links that lead nowhere.
 */
export function parseArguments(argv: readonly string[], folder: string): Arguments {
  const files: string[] = [];
  const links: string[] = [];
  let library: string | null = null;
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    const next = argv[at + 1];
    if (argument === '--library' && next !== undefined) {
      library = resolve(folder, next);
      at += 1;
    } else if (argument.startsWith('--library=') && argument !== '--library=') {
      library = resolve(folder, argument.slice('--library='.length));
    } else if (/^carrel:/i.test(argument)) {
      const link = parseDeepLink(argument);
      if (link) links.push(formatDeepLink(link));
    } else if (argument !== '' && !argument.startsWith('-') && !argument.includes('\0')) {
      files.push(resolve(folder, argument));
    }
  }
  return { library, files, links };
}

/** The arguments of a process: without Electron's own path and, when run unpackaged, the program's. */
export function ownArguments(argv: readonly string[], isUnpackaged: boolean): readonly string[] {
  return argv.slice(isUnpackaged ? 2 : 1);
}

const secondSchema = z.object({ argv: z.array(z.string()), folder: z.string() });

/** What another start of Carrel handed over to this one; nothing when it is not of that form. */
export function argumentsOfSecond(given: unknown): Arguments {
  const second = secondSchema.safeParse(given);
  return second.success ? parseArguments(second.data.argv, second.data.folder) : parseArguments([], '');
}
