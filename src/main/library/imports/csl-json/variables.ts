/** The variables of CSL 1.0.2 that are text or numbers and have no other home in a draft. */
export const textVariables: ReadonlySet<string> = new Set(
  (
    'annote archive archive_collection archive_location archive-place authority call-number chapter-number ' +
    'citation-label citation-number collection-number collection-title container-title-short dimensions division ' +
    'edition event event-place event-title first-reference-note-number genre ISBN ISSN issue journalAbbreviation ' +
    'jurisdiction language license locator medium note number number-of-pages number-of-volumes original-publisher ' +
    'original-publisher-place original-title page page-first part-number part-title printing-number publisher ' +
    'publisher-place references reviewed-genre reviewed-title scale section shortTitle source status ' +
    'supplement-number title-short version volume volume-title volume-title-short year-suffix'
  ).split(' '),
);

/** Those that name people. */
export const nameVariables: readonly string[] = (
  'author chair collection-editor compiler composer container-author contributor curator director editor ' +
  'editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer ' +
  'original-author performer producer recipient reviewed-author script-writer series-creator translator'
).split(' ');

/** Those that are dates, but for the one of publication. */
export const dateVariables: readonly string[] = [
  'accessed',
  'available-date',
  'event-date',
  'original-date',
  'submitted',
];
