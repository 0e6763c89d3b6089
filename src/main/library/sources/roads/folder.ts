import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { largestImportBytes } from '#shared/contract/library.ts';
import type { ParsedInput } from '#shared/domain/draft.ts';
import { type DayFinding, emptyFinding, type FoundPaper, type TakenFile } from '../finding.ts';
import type { RoadContext } from './road.ts';

export interface FolderContext extends Pick<RoadContext, 'source' | 'asOf' | 'note'> {
  readonly isTaken: (sha256: string) => boolean;
  readonly parse: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<ParsedInput>;
  /** Waits a little, for a file that is being written. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
}

/** So many new files are taken in at once; the others come the next time. */
const mostFiles = 200;
/** A file that was written so recently may be written on, in ms. */
const restless = 2000;
const longestWait = 10_000;
const step = 250;

/** A watched folder: the files directly in it that were not taken in yet. Links are never followed. */
export async function readFolder(context: FolderContext): Promise<DayFinding> {
  const { source, asOf, isTaken } = context;
  const finding = emptyFinding(asOf);
  let names: string[];
  try {
    const entries = await readdir(source.target, { withFileTypes: true });
    names = entries.filter((entry) => entry.isFile() && !isHidden(entry.name)).map(({ name }) => name);
  } catch (error) {
    return {
      ...finding,
      faults: [{ kind: 'content', sentence: whyNoFolder(source.target, error), retryAt: null }],
    };
  }
  const papers: FoundPaper[] = [];
  const files: TakenFile[] = [];
  for (const name of names.toSorted()) {
    if (files.length >= mostFiles) break;
    const bytes = await readWhenWritten(join(source.target, name), context);
    if (typeof bytes === 'string') {
      context.note(asOf, `“${name}” ${bytes}`);
      continue;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (isTaken(sha256) || files.some((file) => file.sha256 === sha256)) continue;
    const parsed = await context.parse({ name, bytes });
    files.push({ sha256, name });
    papers.push(...parsed.drafts.map((draft) => ({ draft, announceType: 'new', road: 'file' }) as const));
    const [first] = parsed.complaints;
    context.note(
      asOf,
      parsed.drafts.length === 0
        ? `“${name}” has no paper that can be read. ${first?.message ?? ''}`.trim()
        : `“${name}” has ${parsed.drafts.length} ${parsed.drafts.length === 1 ? 'paper' : 'papers'}.`,
    );
  }
  return {
    ...finding,
    state: papers.length > 0 ? 'listed' : 'nothing',
    papers,
    files,
    isWhole: true,
    isSure: true,
  };
}

/** Files that begin with a dot, and what browsers and editors write before a file is whole. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || /(?:\.(?:part|partial|crdownload|download|tmp|swp)|~)$/i.test(name);
}

/** Reads a file that has come to rest; else says why not. One handle is read, whatever the name leads to by then. */
async function readWhenWritten(path: string, context: FolderContext): Promise<Uint8Array | string> {
  let file: FileHandle | null = null;
  try {
    // A link that takes the file's place after the folder was read is not followed either.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    return await readAtRest(file, context);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^[A-Z]+$/.test(code)) throw error;
    return code === 'ENOENT' ? 'was taken away again.' : `cannot be read (${code}).`;
  } finally {
    await file?.close();
  }
}

async function readAtRest(file: FileHandle, { wait, now }: FolderContext): Promise<Uint8Array | string> {
  for (let waited = 0; ; waited += step) {
    const before = await file.stat();
    if (!before.isFile()) return 'is no file.';
    if (before.size > largestImportBytes) return 'is larger than 64 MB, so it was left.';
    const age = now().getTime() - before.mtimeMs;
    if (before.size > 0 && (age >= restless || age < -restless || waited >= restless)) {
      const bytes = new Uint8Array(before.size);
      // By its place: a second look begins at the beginning again.
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      const after = await file.stat();
      if (after.mtimeMs === before.mtimeMs && bytesRead === after.size) return bytes;
    }
    if (before.size === 0 && age >= restless) return 'is empty, so it is looked at again.';
    if (waited >= longestWait) return 'is being written still, so it is looked at again.';
    await wait(step);
  }
}

function whyNoFolder(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^[A-Z]+$/.test(code)) throw error;
  if (code === 'ENOENT') return `There is no folder “${path}” now.`;
  return code === 'ENOTDIR' ? `“${path}” is no folder.` : `The folder “${path}” cannot be read (${code}).`;
}
