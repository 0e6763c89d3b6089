import type { Exporter } from '../exporter.ts';
import { writeEntry } from './write-entry.ts';

/** BibTeX as every style since 1988 reads it: accents as commands, the date in its parts. */
export const bibtexExporter: Exporter = {
  format: 'bibtex',
  title: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  head: '',
  write: (paper) => writeEntry(paper, 'bibtex'),
  foot: () => '',
};

/** BibLaTeX, which Biber reads: Unicode, whole dates, more types of entries. */
export const biblatexExporter: Exporter = {
  format: 'biblatex',
  title: 'BibLaTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  head: '',
  write: (paper) => writeEntry(paper, 'biblatex'),
  foot: () => '',
};
