import type { ExportedPaper } from './exporter.ts';

/** “Journal of Rivers 3(2), 10–12, 2024”: where and when, in one line; `''` where nothing is known. */
export function whereWords({ paper, publication }: ExportedPaper): string {
  const { volume = '', issue = '', page = '' } = publication?.variables ?? {};
  const number = issue === '' ? volume : `${volume}(${issue})`;
  const venue = [publication?.venue ?? '', number].filter((part) => part !== '').join(' ');
  return [venue, page, paper.date ?? ''].filter((part) => part !== '').join(', ');
}

/** The authors as one line, or who stands for them; who is counted and not named is counted. */
export function authorWords({ paper }: ExportedPaper): string {
  const named = paper.authors.join(', ');
  const rest = (paper.authorCount ?? paper.authors.length) - paper.authors.length;
  if (rest <= 0) return named === '' ? (paper.organization ?? '') : named;
  if (named !== '') return `${named} and ${rest} more`;
  return paper.organization ?? `${rest} ${rest === 1 ? 'author' : 'authors'}`;
}

/** The best address of a paper: its DOI, its arXiv page, or its first link; `null` where it has none. */
export function addressOf({ paper }: ExportedPaper): string | null {
  const { doi, arxiv } = paper.identifiers;
  if (doi !== undefined) return `https://doi.org/${encodeURI(doi).replace(/[?#()<>]/g, encodeURIComponent)}`;
  if (arxiv !== undefined) return `https://arxiv.org/abs/${encodeURI(arxiv)}`;
  const link = paper.links.find(({ url }) => /^https?:\/\//i.test(url));
  return link === undefined ? null : link.url;
}
