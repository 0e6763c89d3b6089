import { expect, it } from 'vitest';
import { entriesOf } from '#shared/ranking/entries.ts';
import { featuresOf } from '#shared/ranking/features.ts';
import { Likeness } from '#shared/ranking/likeness.ts';
import { Vectors } from '#shared/ranking/vectors.ts';
import { Weigher } from '#shared/ranking/weigh.ts';
import { aPaper } from '../search/search-kit.ts';

/** More than are looked through one by one. */
const many = 4100;

it('R9: finds what came or changed while its lists were made in slices, and nothing that went', () => {
  const vectors = new Vectors();
  const likeness = new Likeness(vectors, new Weigher(vectors));
  const put = (number: number, title: string) => {
    vectors.put(number, entriesOf(featuresOf(aPaper({ id: number + 1, title }))));
    likeness.touch(number);
  };
  for (let number = 0; number < many; number++) put(number, `plain word${number % 50} other${number}`);
  for (const number of [7, 2000, 4000]) put(number, `paged cache ${number}`);

  for (let slices = 0; !likeness.postSome(); slices++) {
    // The lists have places by now, and nobody is in them yet.
    if (slices !== 12) continue;
    put(3, 'paged cache that changed');
    put(many, 'paged cache that came');
    vectors.remove(2000);
    likeness.touch(2000);
  }
  const found = likeness.alike(7, { limit: 10 }).map(({ number }) => number);

  expect([...found].sort((a, b) => a - b)).toEqual([3, 4000, many]);
  expect(likeness.postSome()).toBe(true);
});
