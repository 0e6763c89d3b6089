import type { Paper } from '#shared/domain/paper.ts';
import { reported, targetsOf } from '../app/acts.ts';
import type { Services } from '../app/services.ts';

/** Copies the best address of the paper: its DOI, its arXiv page, else its first link. */
export function copyLink(services: Services): Promise<void> {
  return reported(services, async () => {
    const [id] = targetsOf(services);
    if (id === undefined) return;
    const url = bestLink(await services.papers.getState().open(id));
    if (url === null) {
      services.toasts.getState().show({ sentence: 'This paper has no link.' });
      return;
    }
    await navigator.clipboard.writeText(url);
    services.toasts.getState().show({ sentence: `Copied ${url}` });
  });
}

/** The address that will lead to a paper longest. */
export function bestLink({ identifiers, links }: Pick<Paper, 'identifiers' | 'links'>): string | null {
  if (identifiers['doi']) return `https://doi.org/${identifiers['doi']}`;
  if (identifiers['arxiv']) return `https://arxiv.org/abs/${identifiers['arxiv']}`;
  return links[0]?.url ?? null;
}
