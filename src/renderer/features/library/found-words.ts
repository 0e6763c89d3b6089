import type { View } from '#shared/search/request.ts';

const whereWords: Readonly<Record<View, string>> = {
  inbox: 'in the inbox',
  queue: 'in the queue',
  reading: 'that you are reading',
  done: 'that is done',
  library: 'in the library',
  trash: 'in the trash',
};

/** Whether the index still lacks papers or their text: what is said of the whole library would be untrue. */
export function isStillReading(state: { readonly loaded: number; readonly indexed: number }): boolean {
  return state.loaded < 1 || state.indexed < 1;
}

/** Why a list is empty, in a sentence. */
export function nothingWords(asked: {
  readonly view: View;
  readonly query: string;
  readonly hasChoice: boolean;
  readonly isReading: boolean;
}): string {
  const what = asked.query === '' ? 'has' : asked.hasChoice ? 'holds this and has' : 'holds any of this';
  const chosen = asked.hasChoice || asked.query === '' ? ' all that is chosen' : '';
  const sentence = `No paper ${whereWords[asked.view]} ${what}${chosen}`;
  return asked.isReading ? `${sentence}, as far as it is read. More may come.` : `${sentence}.`;
}

/** That no paper has all of so many words, and what is shown instead. */
export function relaxedWords(words: number, isReading: boolean): string {
  const [all, some] = words === 2 ? ['both words', 'either'] : ['all words', 'some of them'];
  return isReading
    ? `No paper read so far holds ${all}: papers with ${some} are shown.`
    : `No paper holds ${all}: papers with ${some} are shown.`;
}
