import { largestPdfBytes, largestPdfPart } from '#shared/contract/reading.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { reported } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';

/** A file larger than this takes a while: it is said that it is on its way. */
const slowFrom = 16 * 1024 * 1024;

/** Takes a PDF that the reader dropped or picked, part by part, so that it may be large. */
export function attachPdf(services: Services, paper: PaperId, file: File): Promise<void> {
  return reported(services, async () => {
    const { toasts } = services;
    if (file.size > largestPdfBytes) {
      const sentence = `“${file.name}” has ${megabytes(file.size)} and was not attached: at most ${megabytes(largestPdfBytes)} are taken.`;
      return toasts.getState().show({ sentence, tone: 'error' });
    }
    if (file.size > slowFrom)
      toasts.getState().show({ sentence: `Attaching “${file.name}”, ${megabytes(file.size)}.` });
    const { edit, sentence } = await sendParts(services, paper, file);
    toasts.getState().show({ sentence, edit });
  });
}

async function sendParts({ library: { reading } }: Services, paper: PaperId, file: File) {
  const { upload } = await reading.beginPdf({ paper, bytes: file.size });
  try {
    for (let at = 0; at < file.size; at += largestPdfPart) {
      const bytes = new Uint8Array(await file.slice(at, at + largestPdfPart).arrayBuffer());
      await reading.addToPdf({ upload, bytes });
    }
    return await reading.endPdf({ upload });
  } catch (error) {
    // A file that went away while it was read, or a part that was refused; the library may be gone too.
    await reading.dropPdf({ upload }).catch(() => {});
    throw error;
  }
}

/** Counted as limits are: in 1,024 times 1,024 bytes. */
function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MB`;
}

/** Takes the PDF off a paper; undo puts it back. */
export function removePdf(services: Services, paper: PaperId): Promise<void> {
  return reported(services, async () => {
    const { edit, sentence } = await services.library.reading.removePdf({ paper });
    services.toasts.getState().show({ sentence, edit });
  });
}

/** Asks for a PDF by the browser's dialog, which every host has. */
export function pickPdf(services: Services, paper: PaperId): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'application/pdf,.pdf';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void attachPdf(services, paper, file);
  });
  input.click();
}
