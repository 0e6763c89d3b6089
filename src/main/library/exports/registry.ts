import type { ExportFormat } from '#shared/contract/exports.ts';
import { archive } from './archive/index.ts';
import { biblatexExporter, bibtexExporter } from './bibtex/index.ts';
import { cslJsonExporter } from './csl-json/index.ts';
import { csv } from './csv/index.ts';
import type { Exporter } from './exporter.ts';
import { html } from './html/index.ts';
import { markdown } from './markdown/index.ts';
import { risExport } from './ris/index.ts';

/** Every format that is one file. */
export const exporters: readonly Exporter[] = [
  bibtexExporter,
  biblatexExporter,
  risExport,
  cslJsonExporter,
  csv,
  markdown,
  html,
  archive,
];

/** The exporter of a format; `null` for one that is a folder, or not written. */
export function exporterOf(format: ExportFormat): Exporter | null {
  return exporters.find((exporter) => exporter.format === format) ?? null;
}
