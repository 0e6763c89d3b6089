import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import { type LibraryContract, libraryContract } from '#shared/contract/library.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import { serve } from '#shared/contract/server.ts';
import { PaperPack } from '#shared/search/packs/paper-pack.ts';
import { Segment } from '#shared/search/segments/segment.ts';
import { freezeLibrary, unfrozenPapers } from '../library/frozen-text/freeze-library.ts';
import { readFrozenText, readPackedPapers } from '../library/frozen-text/frozen-file.ts';
import { serviceAddresses } from '../library/network/service-addresses.ts';
import { openLibrary } from '../library/open-library.ts';
import { createHostWeb, paceOfMirror } from '../library-host/host-web.ts';
import { version } from '../version.ts';
import type { Printer } from './output.ts';

/** Of so many papers text is indexed for one command: a second or two. */
const mostUnfrozen = 3_000;

/** What a command works with. */
export interface Session {
  readonly library: Client<LibraryContract>;
  readonly output: Printer;
  readonly now: () => Date;
  /** Packs papers and freezes text when there are so many new ones that reading them each time would take longer. */
  readonly freezeIfMuchIsNew: () => void;
  /** The library's frozen text, where there is one. */
  readonly frozenText: () => { readonly segment: Segment; readonly revision: number } | null;
  /** The library's packed papers, where there are any. */
  readonly packedPapers: () => { readonly pack: PaperPack; readonly revision: number } | null;
  /** Makes the day's backup before something is changed, when it is due. */
  readonly backUpIfDue: () => Promise<void>;
  /** Waits until what large work left is tidied up. */
  readonly settled: () => Promise<void>;
}

/** Opens the library in process, lets a command use it through the contract, and closes it whatever happens. */
export async function withLibrary(
  folder: string,
  { output }: { readonly output: Printer },
  run: (session: Session) => Promise<void>,
): Promise<void> {
  const now = (): Date => new Date();
  const log = (entry: { level: string; message: string; error?: unknown }): void => {
    if (entry.level === 'info') return;
    output.complain(`carrel: ${entry.message}`);
    if (entry.error !== undefined) output.complain(String(entry.error));
  };
  const web = { ...createHostWeb(), addresses: serviceAddresses(process.env), ...paceOfMirror(process.env) };
  const opened = openLibrary({ folder, clock: { now }, log, version, web });
  try {
    const [near, far] = createLoopback();
    serve(libraryContract, opened.handlers, far, { log });
    const library = createClient(libraryContract, near);
    const backUpIfDue = async (): Promise<void> => void (await opened.backUpIfDue());
    const settled = (): Promise<void> => opened.settled();
    const { id, revision } = await library.library.about({});
    const freezeIfMuchIsNew = (): void => {
      if (unfrozenPapers(folder, id) > mostUnfrozen) freezeLibrary(folder);
    };
    const frozenText = (): ReturnType<Session['frozenText']> => {
      const frozen = readFrozenText(folder, id);
      if (frozen === null || frozen.label.revision > revision) return null;
      return { segment: new Segment(frozen.arrays), revision: frozen.label.revision };
    };
    const packedPapers = (): ReturnType<Session['packedPapers']> => {
      const packed = readPackedPapers(folder, id);
      if (packed === null || packed.label.revision > revision) return null;
      return { pack: new PaperPack(packed.arrays), revision: packed.label.revision };
    };
    await run({ library, output, now, freezeIfMuchIsNew, frozenText, packedPapers, backUpIfDue, settled });
    near.close();
  } finally {
    opened.close();
  }
}
