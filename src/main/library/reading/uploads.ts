import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { largestPdfBytes } from '#shared/contract/reading.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { StagingOwner } from '../imports/staging.ts';
import { type Incoming, openIncoming, tooLarge } from './pdf-files.ts';
import type { PdfFile } from './pdf-store.ts';

/** PDFs that the reader hands over in parts (B2), since a port carries no more than a part at once. */
export interface Uploads {
  /** @throws AppError invalid-input when it is larger than is ever taken */
  begin(paper: PaperId, bytes: number): Promise<string>;
  /** Adds the next part; says how much is here. What is refused is dropped. @throws AppError not-found, invalid-input */
  add(upload: string, part: Uint8Array): Promise<number>;
  /** The whole, checked and under its name. @throws AppError not-found, invalid-input */
  end(upload: string): Promise<{ readonly paper: PaperId; readonly file: PdfFile }>;
  drop(upload: string): Promise<void>;
}

interface Upload {
  readonly paper: PaperId;
  readonly bytes: number;
  readonly incoming: Incoming;
  /** The last thing that is done with it: parts go one behind the other. */
  last: Promise<unknown>;
}

/** Of more at once the oldest give way: a page that went away never ends what it began. */
const mostAtOnce = 4;

/** Makes the uploads of one open library. */
export function createUploads(folder: string, owner: StagingOwner): Uploads {
  const uploads = new Map<string, Upload>();

  function find(id: string): Upload {
    const upload = uploads.get(id);
    if (upload === undefined)
      throw new AppError('not-found', 'This PDF is not being received any more. Attach it again.');
    return upload;
  }

  async function drop(id: string): Promise<void> {
    const upload = uploads.get(id);
    if (upload === undefined) return;
    uploads.delete(id);
    await upload.last.catch(() => {});
    await upload.incoming.discard();
  }

  function inTurn<Result>(upload: Upload, work: () => Promise<Result>): Promise<Result> {
    const turn = upload.last.then(work, work);
    upload.last = turn;
    return turn;
  }

  return {
    drop,
    async begin(paper, bytes) {
      if (bytes > largestPdfBytes) throw tooLarge(bytes, largestPdfBytes);
      const id = randomUUID();
      const incoming = await openIncoming(folder, { owner, largest: bytes });
      uploads.set(id, { paper, bytes, incoming, last: Promise.resolve() });
      const [oldest] = uploads.keys();
      if (uploads.size > mostAtOnce && oldest !== undefined) await drop(oldest);
      return id;
    },
    async add(id, part) {
      const upload = find(id);
      try {
        await inTurn(upload, () => upload.incoming.write(part));
      } catch (error) {
        await drop(id);
        throw error;
      }
      return upload.incoming.received;
    },
    async end(id) {
      const upload = find(id);
      const { paper, bytes, incoming } = upload;
      try {
        const file = await inTurn(upload, async () => {
          if (incoming.received === bytes) return incoming.accept();
          const here = incoming.received.toLocaleString('en');
          throw new AppError(
            'invalid-input',
            `The PDF did not come whole: ${here} of its bytes are here. Attach it again.`,
          );
        });
        return { paper, file };
      } finally {
        await drop(id);
      }
    },
  };
}
