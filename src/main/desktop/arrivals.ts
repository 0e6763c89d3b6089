import { AppError } from '#shared/contract/errors.ts';
import type { Log } from '#shared/contract/log.ts';
import { formatDeepLink, parseDeepLink } from '#shared/domain/deep-link.ts';
import type { Arguments } from './arguments.ts';
import type { Arrival } from './desk.ts';
import { readImportFiles } from './import-files.ts';
import type { Mailbox } from './mailbox.ts';

export interface ArrivalsOptions {
  readonly mailbox: Mailbox<Arrival>;
  /** Tells the reader why a file could not be taken in. */
  readonly complain: (sentence: string) => void;
  readonly log: Log;
}

/** Takes in what the system hands to Carrel, whether or not the page is there yet. */
export interface Arrivals {
  files(paths: readonly string[]): Promise<void>;
  link(url: string): void;
  all(given: Pick<Arguments, 'files' | 'links'>): Promise<void>;
}

/** Makes the door for files opened with Carrel and for `carrel:` links (D12, D13). */
export function createArrivals({ mailbox, complain, log }: ArrivalsOptions): Arrivals {
  async function takeFiles(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    try {
      mailbox.put({ kind: 'files', files: await readImportFiles(paths) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      complain(error.message);
    }
  }

  function takeLink(url: string): void {
    const link = parseDeepLink(url);
    if (link) mailbox.put({ kind: 'link', url: formatDeepLink(link) });
    else log({ level: 'warn', message: 'A carrel: link that leads nowhere was dropped.' });
  }

  return {
    files: takeFiles,
    link: takeLink,
    async all({ files, links }) {
      for (const url of links) takeLink(url);
      await takeFiles(files);
    },
  };
}
