import { exportAddress } from '#shared/contract/derived.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { asLongWork } from '../../app/long-work.ts';
import { saveFile } from '../../app/save-file.ts';
import type { Services } from '../../app/services.ts';
import { counted } from '../../text/counts.ts';
import { type OfferedFormat, offeredFormats } from './export-formats.ts';

/** Has papers written in a format and lets the reader save the file. Long work shows how far it is. */
export async function exportPapers(
  services: Services,
  ids: readonly PaperId[],
  format: OfferedFormat,
): Promise<void> {
  const title = offeredFormats.find((one) => one.format === format)?.title ?? format;
  const written = await asLongWork(services, `Writing ${title}`, (options) =>
    services.library.exports.write({ ids: Uint32Array.from(ids), format }, options),
  );
  const answer = await fetch(exportAddress(written.token));
  if (answer.status !== 200)
    throw new AppError('unreachable', 'The export could not be fetched. Export once more.');
  saveFile({ name: written.name, type: written.mediaType, text: await answer.blob() });
  services.toasts.getState().show({ sentence: `Exported ${counted(written.papers, 'paper')} as ${title}.` });
}
