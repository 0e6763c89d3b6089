/** Where each service is reached: its base address, without a slash at its end. */
export interface ServiceAddresses {
  readonly huggingFace: string;
  readonly arxivApi: string;
  readonly arxivFeeds: string;
  readonly arxivListings: string;
  readonly arxivOai: string;
  readonly arxivPdfs: string;
  readonly biorxiv: string;
}

/** The services themselves. */
export const realAddresses: ServiceAddresses = {
  huggingFace: 'https://huggingface.co',
  arxivApi: 'https://export.arxiv.org',
  arxivFeeds: 'https://rss.arxiv.org',
  arxivListings: 'https://arxiv.org',
  arxivOai: 'https://oaipmh.arxiv.org',
  arxivPdfs: 'https://arxiv.org',
  biorxiv: 'https://api.biorxiv.org',
};

/** The variables with which a mirror, a proxy or a test server stands in for a service. */
const variables: Readonly<Record<keyof ServiceAddresses, string>> = {
  huggingFace: 'CARREL_HUGGINGFACE_URL',
  arxivApi: 'CARREL_ARXIV_API_URL',
  arxivFeeds: 'CARREL_ARXIV_RSS_URL',
  arxivListings: 'CARREL_ARXIV_LIST_URL',
  arxivOai: 'CARREL_ARXIV_OAI_URL',
  arxivPdfs: 'CARREL_ARXIV_PDF_URL',
  biorxiv: 'CARREL_BIORXIV_URL',
};

/** The addresses that an environment names; a service that it does not name is the real one. */
export function serviceAddresses(
  environment: Readonly<Record<string, string | undefined>>,
): ServiceAddresses {
  const named = Object.entries(variables).flatMap(([service, variable]) => {
    const text = environment[variable]?.trim();
    return text ? [[service, text.replace(/[/?]+$/, '')]] : [];
  });
  // Its keys are those of `variables`.
  return { ...realAddresses, ...(Object.fromEntries(named) as Partial<ServiceAddresses>) };
}

/**
 * The address of something a service offers. Whoever stands in for a service may name its host, a path
 * in front of it, or the endpoint itself: `/api/query` is added only as far as it is not there yet.
 */
export function addressOf(base: string, path: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(base);
  const own = url.pathname.split('/').filter((part) => part !== '');
  const wanted = path.split('/').filter((part) => part !== '');
  url.pathname = `/${[...own, ...wanted.slice(overlap(own, wanted))].join('/')}`;
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.href;
}

/** How many parts at the end of one path are the beginning of the other. */
function overlap(own: readonly string[], wanted: readonly string[]): number {
  for (let length = Math.min(own.length, wanted.length); length > 0; length -= 1) {
    const end = own.slice(-length);
    if (end.every((part, index) => part === wanted[index])) return length;
  }
  return 0;
}
