import { openIndex, requestFor } from '../carrel-index.ts';
import { readCorpus } from '../corpus/json-lines.ts';
import { type KeystrokeTimes, keystrokesOf, timeKeystrokes } from '../keystrokes.ts';
import { megabytes, memoryInUse } from '../measure.ts';
import type { PartWish } from './part.ts';

export interface CarrelMeasured {
  readonly rows: KeystrokeTimes;
  readonly withFacets: KeystrokeTimes;
  readonly megabytes: number;
}

/** Each keystroke in Carrel's own index: hits with the first rows, then the same with every facet counted. */
export async function measure({ corpus, seconds }: PartWish): Promise<CarrelMeasured> {
  const keystrokes = keystrokesOf(corpus);
  const before = memoryInUse();
  const index = openIndex(readCorpus(corpus));
  const after = memoryInUse();
  const limit = { seconds: seconds * 4 };
  return {
    rows: await timeKeystrokes(keystrokes, (query) => index.search(requestFor(query, 'none')), limit),
    withFacets: await timeKeystrokes(keystrokes, (query) => index.search(requestFor(query, 'facets')), limit),
    megabytes: megabytes(after - before),
  };
}
