import type { Draft } from '#shared/domain/draft.ts';
import type { Paper } from '#shared/domain/paper.ts';
import type { Publication } from '#shared/domain/publication.ts';

/** A paper as the exporters get it: all that the library has of it. */
export interface ExportedPaper {
  readonly paper: Paper;
  readonly publication: Publication | null;
  /** What it is cited by; `''` where it has no key and the format gives none. */
  readonly citationKey: string;
  /** Its collections, each as the path of names down to it. */
  readonly collections: readonly (readonly string[])[];
  /** Fields without a home, as imports gave them. */
  readonly extra: Draft['extra'];
}

/** One format that is written as one text. Pure: the same papers give the same text. */
export interface Exporter {
  /** Names the format, for the command line and in settings: `bibtex`. */
  readonly format: string;
  /** For people: “BibTeX”. */
  readonly title: string;
  /** Of the file, without the dot: `bib`. */
  readonly extension: string;
  readonly mediaType: string;
  /** What stands before the first paper; `''` where nothing does. */
  readonly head: string;
  /** One paper; `position` counts from 0, for what stands between papers. */
  write(paper: ExportedPaper, position: number): string;
  /** What stands after the last of so many papers. */
  foot(count: number): string;
}
