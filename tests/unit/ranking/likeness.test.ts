import { expect, it } from 'vitest';
import { entriesOf } from '#shared/ranking/entries.ts';
import { featuresOf } from '#shared/ranking/features.ts';
import { Likeness } from '#shared/ranking/likeness.ts';
import { Vectors } from '#shared/ranking/vectors.ts';
import { Weigher } from '#shared/ranking/weigh.ts';
import { aPaper } from '../search/search-kit.ts';

/** Enough for several rests. */
const many = 60_000;

it('R9: finds what comes or changes while it looks, and nothing that went', () => {
  const vectors = new Vectors();
  const likeness = new Likeness(vectors, new Weigher(vectors));
  const put = (number: number, title: string) =>
    vectors.put(number, entriesOf(featuresOf(aPaper({ id: number + 1, title }))));
  for (let number = 0; number < many; number++) {
    put(number, `plain word${number % 50} other${number} some${number % 7} more${number % 11}`);
  }
  for (const number of [7, 2_000, 59_000, 59_500]) put(number, `paged cache ${number}`);

  const looking = likeness.alike(7, { limit: 3 });
  expect(looking.next().done).toBe(false);
  put(58_000, 'paged cache that changed');
  vectors.remove(59_000);
  let step = looking.next();
  while (!step.done) step = looking.next();
  const found = step.value.map(({ number }) => number);

  expect([...found].sort((a, b) => a - b)).toEqual([2_000, 58_000, 59_500]);
});
