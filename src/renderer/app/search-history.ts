import type { Services } from './services.ts';

/** So many searches are remembered, the newest first. */
export const mostRemembered = 50;

/** The searches with one more: each once, what was only its beginning replaced by it. */
export function withSearch(past: readonly string[], query: string): readonly string[] {
  const words = query.trim();
  if (words === '') return past;
  const [newest, ...others] = past;
  const before = newest !== undefined && words.startsWith(newest) ? others : past;
  return [words, ...before.filter((one) => one !== words)].slice(0, mostRemembered);
}

/** Remembers a search that the reader has looked at; asked for when the reader leaves the box. */
export function rememberSearch({ library, settings }: Services, query: string): void {
  const { recentSearches } = settings.getState();
  const next = [...withSearch(recentSearches, query)];
  if (next.join('\n') === recentSearches.join('\n')) return;
  settings.setState({ recentSearches: next });
  // Out of reach: it is remembered for this window.
  void library.settings.set({ recentSearches: next }).catch(() => {});
}

/** Forgets all searches, in every window. */
export async function forgetSearches({ library, settings, toasts }: Services): Promise<void> {
  await library.settings.set({ recentSearches: [] });
  settings.setState({ recentSearches: [] });
  toasts.getState().show({ sentence: 'The search history is empty.' });
}
