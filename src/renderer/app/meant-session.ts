import { AppError } from '#shared/contract/errors.ts';
import { counted } from '../text/counts.ts';
import type { Services } from './services.ts';

/** After an answer so much quiet, in milliseconds, before it is asked what its query was meant to be. */
const quiet = 300;

/** Asks what the query that is shown was meant to be, where words of it stand in no paper. */
export function startMeant({ results, place, search, spoken }: Services): void {
  let due: ReturnType<typeof setTimeout> | undefined;
  results.subscribe((now, before) => {
    if (now.asked === before.asked && now.answer?.revision === before.answer?.revision) return;
    clearTimeout(due);
    const query = now.asked?.query ?? '';
    if (now.meant !== null && now.asked?.query !== before.asked?.query) results.setState({ meant: null });
    if (query.trim() === '' || now.loaded < 1) return;
    due = setTimeout(() => void ask(query), quiet);
  });

  async function ask(query: string): Promise<void> {
    try {
      const meant = await search.meant(query);
      if (place.getState().place.query !== query || place.getState().place.page !== 'desk') return;
      const isNews = meant?.query !== results.getState().meant?.query;
      results.setState({ meant });
      if (meant && isNews)
        spoken.getState().say(`Did you mean “${meant.query}”? It finds ${counted(meant.count, 'paper')}.`);
    } catch (error) {
      // The worker is away for a moment: then nothing is offered.
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    }
  }
}
