import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/contract/errors.ts';
import type { StagingOwner } from '../imports/staging.ts';
import { storageError } from '../storage/storage-errors.ts';
import { countPages } from './count-pages.ts';
import type { PdfFile } from './pdf-store.ts';

/** The folder of a library's PDFs. */
export function pdfFolder(folder: string): string {
  return join(folder, 'pdfs');
}

/** Where a PDF lies. The hash comes from the library and never from outside. */
export function pdfPath(folder: string, sha256: string): string {
  return join(pdfFolder(folder), `${sha256}.pdf`);
}

const filePattern = /^([0-9a-f]{64})\.pdf$/;
const partPattern = /^(\d+)-[0-9a-f-]+\.part$/;

/** The content hashes of the files that are there. */
export function hashesIn(folder: string): string[] {
  const directory = pdfFolder(folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory).flatMap((name) => filePattern.exec(name)?.[1] ?? []);
}

/** The size of a PDF's file; `null` when it is not there. */
export function sizeOnDisk(folder: string, sha256: string): number | null {
  return statSync(pdfPath(folder, sha256), { throwIfNoEntry: false })?.size ?? null;
}

/** A PDF that is being received: it grows under another name and becomes a PDF only when it is whole (B1). */
export interface Incoming {
  readonly received: number;
  /** @throws AppError when it is larger than it may be, or the disk is full */
  write(chunk: Uint8Array): Promise<void>;
  /** Checks it, writes it through to the disk and gives it its name. @throws AppError invalid-input */
  accept(): Promise<PdfFile>;
  /** Lets go of it; nothing half stays. What was accepted is not touched. */
  discard(): Promise<void>;
}

/** Receives a PDF of at most so many bytes; however `take` ends, nothing half stays. */
export async function receivePdf(
  folder: string,
  limits: { readonly owner: StagingOwner; readonly largest: number },
  take: (incoming: Incoming) => Promise<PdfFile>,
): Promise<PdfFile> {
  const incoming = await openIncoming(folder, limits);
  try {
    return await take(incoming);
  } finally {
    await incoming.discard();
  }
}

/** Begins to receive a PDF of at most so many bytes; in the end it is to be discarded, whatever became of it. */
export async function openIncoming(
  folder: string,
  { owner, largest }: { readonly owner: StagingOwner; readonly largest: number },
): Promise<Incoming> {
  const directory = pdfFolder(folder);
  const part = join(directory, `${owner.process}-${randomUUID()}.part`);
  const hash = createHash('sha256');
  const file = await onDisk(part, async () => {
    mkdirSync(directory, { recursive: true });
    return open(part, 'wx');
  });
  let received = 0;
  let isOpen = true;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }

  return {
    get received() {
      return received;
    },
    async write(chunk) {
      received += chunk.byteLength;
      if (received > largest) throw tooLarge(received, largest);
      hash.update(chunk);
      await onDisk(part, () => file.writeFile(chunk));
    },
    async accept() {
      const sha256 = hash.digest('hex');
      await onDisk(part, () => file.sync());
      await close();
      const pages = await examine(part, received);
      await onDisk(part, () => rename(part, pdfPath(folder, sha256)));
      await syncFolder(directory);
      return { sha256, bytes: received, pages };
    },
    async discard() {
      await close();
      await rm(part, { force: true });
    },
  };
}

/** The error for a PDF above a limit, with its size where it is known. */
export function tooLarge(bytes: number, largest: number): AppError {
  return new AppError(
    'invalid-input',
    `The PDF is larger than the ${Math.round(largest / 1024 / 1024)} MB that are taken.`,
    { tooLarge: bytes },
  );
}

/** So much at either end of a file is looked at for its marks; some programs add lines before and after. */
const margin = 1024;

/** Looks whether a file is a PDF from beginning to end, and counts its pages. @throws AppError invalid-input */
async function examine(path: string, bytes: number): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const head = await readAt(file, 0, Math.min(margin, bytes));
    if (!head.includes('%PDF-')) {
      throw new AppError('invalid-input', 'This is not a PDF: it does not begin like one.');
    }
    const tail = await readAt(file, Math.max(0, bytes - margin), Math.min(margin, bytes));
    if (!tail.includes('%%EOF')) {
      throw new AppError('invalid-input', 'This PDF is cut off: its end is missing.');
    }
  } finally {
    await file.close();
  }
  return countPages(await readFile(path));
}

async function readAt(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('latin1', 0, bytesRead);
}

/** Whether a file is there and still holds what it was named for; reads it in pieces. */
export async function isWhole(folder: string, sha256: string): Promise<boolean> {
  if (sizeOnDisk(folder, sha256) === null) return false;
  const hash = createHash('sha256');
  await pipeline(createReadStream(pdfPath(folder, sha256)), hash);
  return hash.digest('hex') === sha256;
}

/** Makes the new name itself survive a loss of power. */
async function syncFolder(directory: string): Promise<void> {
  // Windows opens no folders, and keeps names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw storageError(path, error);
  }
}

/** No PDF takes so long to receive, in ms: after it, a process that seems alive is another one. */
const longestReceiving = 24 * 3_600_000;

/** Removes what was being received when its process was killed; leaves alone what is under way elsewhere. */
export function removeHalfReceived(folder: string, owner: StagingOwner, now: Date): void {
  const directory = pdfFolder(folder);
  if (!existsSync(directory)) return;
  for (const name of readdirSync(directory)) {
    const writer = Number(partPattern.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(writer)) continue;
    const path = join(directory, name);
    const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    // One of this process's own number is from before: nothing is received before a library is open.
    const isUnderWay = writer !== owner.process && owner.isAlive(writer);
    if (!isUnderWay || now.getTime() - since > longestReceiving) rmSync(path, { force: true });
  }
}
