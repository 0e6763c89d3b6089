import type { ExportedPaper, Exporter } from '../exporter.ts';
import { writeItem } from './write-item.ts';

/** CSL-JSON, as word processors’ plug-ins and Pandoc cite from it. */
export const cslJsonExporter: Exporter = {
  format: 'csl-json',
  title: 'CSL-JSON',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  head: '[',
  write: (paper: ExportedPaper, position) =>
    `${position === 0 ? '\n' : ',\n'}${JSON.stringify(writeItem(paper), null, 2).replace(/^/gm, '  ')}`,
  foot: (count) => (count === 0 ? ']\n' : '\n]\n'),
};
