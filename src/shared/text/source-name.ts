const names: Readonly<Record<string, string>> = {
  'daily-papers': 'Daily Papers',
  arxiv: 'arXiv',
  biorxiv: 'bioRxiv',
  medrxiv: 'medRxiv',
  openreview: 'OpenReview',
};

/** What a source is called for people; any feed by its host. */
export function sourceName(source: string): string {
  return names[source] ?? source.replace(/^feed:/, '');
}
