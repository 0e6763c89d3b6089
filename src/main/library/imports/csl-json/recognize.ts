import { publicationTypes } from '#shared/domain/publication.ts';

const type = new RegExp(`"type"\\s*:\\s*"(?:${publicationTypes.join('|')})"`);

/** What the start of a JSON text has that CSL’s items have: each sign for itself is not much. */
const signs: readonly RegExp[] = [
  type,
  /"(?:issued|accessed)"\s*:\s*\{\s*"(?:date-parts|raw|literal|season|circa)"/,
  /"(?:author|editor)"\s*:\s*\[\s*\{[^{}]{0,400}"(?:family|literal)"\s*:/,
  /"(?:container-title|title-short|citation-key|publisher-place|collection-title|event-title)"\s*:\s*"/,
  /"(?:DOI|ISSN|ISBN|URL|PMID)"\s*:\s*"/,
  /"title"\s*:\s*"/,
];

/** Crossref’s own answers are close to CSL, but every title is a list, and there is more about the record. */
const foreign =
  /"(?:message-type|is-referenced-by-count|reference-count|content-domain|abstract_inverted_index|paperId|itemType|creators|data-props)"\s*:/;

/** How surely a JSON text holds CSL’s items. */
export function looksLikeItems(start: string): number {
  // What Carrel itself wrote.
  if (/"custom"\s*:\s*\{[^{}]{0,2000}"carrel"\s*:\s*\{/.test(start)) return 0.96;
  const found = signs.filter((sign) => sign.test(start)).length;
  if (found < 2) return 0;
  const isForeign = foreign.test(start) && /"title"\s*:\s*\[|"itemType"|"paperId"|inverted_index/.test(start);
  if (isForeign) return 0.15;
  return found >= 3 ? 0.85 : 0.6;
}
