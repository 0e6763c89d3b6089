import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { largestImportBytes } from '#shared/contract/library.ts';
import type { ParsedInput } from '#shared/domain/draft.ts';
import { type DayFinding, type DealtFile, emptyFinding, type FoundPaper } from '../finding.ts';
import type { FileLook } from '../folder-files.ts';
import { type FolderLook, type FolderWatch, isAlike, restless, systemCode } from '../folder-watch.ts';
import type { RoadContext } from './road.ts';

export interface FolderContext extends Pick<RoadContext, 'source' | 'asOf' | 'note'> {
  readonly watch: FolderWatch;
  readonly isTaken: (sha256: string) => boolean;
  readonly parse: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<ParsedInput>;
  /** Whether somebody waits for it, so that new files are not left for a later look. */
  readonly isAwaited: boolean;
  /** Waits a little, for a file that may be written on. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface FolderFinding {
  readonly finding: DayFinding;
  /** Whether there are more files at rest than were read. */
  readonly hasMore: boolean;
}

/** So many files are read for one edit. */
const mostFiles = 200;

/** A watched folder: what is directly in it, at rest, and not as it was when it was dealt with. */
export async function readFolder(context: FolderContext): Promise<FolderFinding> {
  const { source, asOf, isTaken } = context;
  const finding = emptyFinding(asOf);
  const look = await lookPatiently(context);
  if (look.fault !== null) {
    const fault = { kind: 'content', sentence: look.fault, retryAt: null } as const;
    return { finding: { ...finding, faults: [fault] }, hasMore: false };
  }
  const papers: FoundPaper[] = [];
  const files: DealtFile[] = [];
  const seen = new Set<string>();
  let hasMore = false;
  for (const file of look.ready) {
    hasMore = files.length >= mostFiles;
    if (hasMore) break;
    if (file.size === 0 || file.size > largestImportBytes) {
      files.push({ ...file, sha256: null });
      if (file.size > 0) context.note(asOf, `“${file.name}” is larger than 64 MB, so it was left.`);
      continue;
    }
    const bytes = await readAtRest(join(source.target, file.name), file);
    if (bytes === null) continue;
    if (typeof bytes === 'string') {
      if (context.watch.leave(source, file, bytes)) context.note(asOf, `“${file.name}” ${bytes}`);
      continue;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ ...file, sha256 });
    if (isTaken(sha256) || seen.has(sha256)) continue;
    seen.add(sha256);
    const parsed = await context.parse({ name: file.name, bytes });
    papers.push(...parsed.drafts.map((draft) => ({ draft, announceType: 'new', road: 'file' }) as const));
    context.note(asOf, whatItHas(file, parsed));
  }
  return {
    finding: {
      ...finding,
      state: papers.length > 0 ? 'listed' : 'nothing',
      papers,
      files,
      isWhole: true,
      isSure: true,
    },
    hasMore,
  };
}

/** Looks, and where somebody waits for it, once more at what was seen for the first time: has it come to rest? */
async function lookPatiently({ source, watch, wait, isAwaited }: FolderContext): Promise<FolderLook> {
  const first = await watch.look(source, 'all');
  if (first.restless.length === 0 || !isAwaited) return first;
  await wait(restless);
  const before = new Map(first.restless.map((look) => [look.name, look]));
  const second = await watch.look(source, 'all');
  const atRest = second.restless.filter((look) => {
    const earlier = before.get(look.name);
    return earlier !== undefined && isAlike(earlier, look);
  });
  return { ...second, ready: [...second.ready, ...atRest] };
}

function whatItHas({ name }: FileLook, { drafts, complaints }: ParsedInput): string {
  const [first] = complaints;
  if (drafts.length === 0) return `“${name}” has no paper that can be read. ${first?.message ?? ''}`.trim();
  return `“${name}” has ${drafts.length} ${drafts.length === 1 ? 'paper' : 'papers'}.`;
}

/**
 * Reads a file as it looked; `null` when it looks otherwise by now, a sentence when it cannot be read. One
 * handle is read, whatever the name leads to by then.
 */
async function readAtRest(path: string, look: FileLook): Promise<Uint8Array | string | null> {
  let file: FileHandle | null = null;
  try {
    // A link that takes the file's place after the folder was read is not followed either.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    const bytes = new Uint8Array(look.size);
    let taken = 0;
    for (let read = -1; read !== 0 && taken < bytes.length; taken += read) {
      ({ bytesRead: read } = await file.read(bytes, taken, bytes.length - taken, taken));
    }
    const after = await file.stat();
    const isAsItLooked = after.isFile() && after.size === look.size && after.mtimeMs === look.modifiedAt;
    return isAsItLooked && taken === bytes.length ? bytes : null;
  } catch (error) {
    const code = systemCode(error);
    return code === 'ENOENT' || code === 'ELOOP' ? null : `cannot be read (${code}).`;
  } finally {
    await file?.close();
  }
}
