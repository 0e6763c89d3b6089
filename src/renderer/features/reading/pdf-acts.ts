import { largestAttachedBytes } from '#shared/contract/reading.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { reported } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';

/** Takes a PDF that the reader dropped or picked. */
export function attachPdf(services: Services, paper: PaperId, file: File): Promise<void> {
  return reported(services, async () => {
    const { toasts } = services;
    if (file.size > largestAttachedBytes) {
      const sentence = `“${file.name}” is larger than 64 MB and was not attached.`;
      return toasts.getState().show({ sentence, tone: 'error' });
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { edit, sentence } = await services.library.reading.attachPdf({ paper, bytes });
    toasts.getState().show({ sentence, edit });
  });
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
