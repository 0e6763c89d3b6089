import type { ExportFormat } from '#shared/contract/exports.ts';

/** The formats as the sheet offers them; a folder of Markdown is the command line's. */
export const offeredFormats = [
  { format: 'bibtex', title: 'BibTeX', words: 'For LaTeX, with keys to cite by' },
  { format: 'biblatex', title: 'BibLaTeX', words: 'For LaTeX with biber, in plain letters' },
  { format: 'ris', title: 'RIS', words: 'For EndNote, Zotero, Mendeley' },
  { format: 'csl-json', title: 'CSL-JSON', words: 'For Pandoc and citation programs' },
  { format: 'csv', title: 'CSV', words: 'For spreadsheets' },
  { format: 'markdown', title: 'Markdown', words: 'To read and to share, with your notes' },
  { format: 'html', title: 'HTML page', words: 'To open in a browser, by itself' },
  { format: 'archive', title: 'Carrel archive', words: 'Everything, to import back' },
] as const satisfies readonly {
  readonly format: ExportFormat;
  readonly title: string;
  readonly words: string;
}[];
export type OfferedFormat = (typeof offeredFormats)[number]['format'];
