import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import { keptTop } from '../../src/renderer/features/library/kept-place.ts';

const row = 50;
const height = 500;

function idsFrom(first: number, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => first + index);
}

/** Ids are numbers of the builders above. */
const paper = (id: number): PaperId => id as PaperId;

describe('S41: the place is kept', () => {
  it('what comes above the rows in view moves the list down by as much', () => {
    const before = idsFrom(1, 100);
    const after = Uint32Array.from([500, 501, 502, ...before]);

    expect(keptTop({ before, after }, null, { top: 1_020, height, row })).toBe(1_020 + 3 * row);
  });

  it('what goes above them moves it up, and where the first row went, the next one counts', () => {
    const before = idsFrom(1, 100);
    const after = before.filter((id) => id !== 3 && id !== 21);

    expect(keptTop({ before, after }, null, { top: 1_000, height, row })).toBe(1_000 - row);
  });

  it('at its top a list shows what is new, unless the cursor is pushed out', () => {
    const before = idsFrom(1, 100);
    const few = Uint32Array.from([500, 501, ...before]);
    const many = Uint32Array.from([...idsFrom(500, 40), ...before]);

    expect(keptTop({ before, after: few }, paper(1), { top: 0, height, row })).toBe(0);
    expect(keptTop({ before, after: many }, paper(60), { top: 0, height, row })).toBe(0);
    expect(keptTop({ before, after: many }, paper(2), { top: 0, height, row })).toBe(40 * row);
  });

  it('a paper that is put elsewhere does not take the list with it', () => {
    const before = idsFrom(1, 100);
    const after = Uint32Array.from([...idsFrom(1, 20), ...idsFrom(22, 30), 21, ...idsFrom(52, 49)]);

    expect(keptTop({ before, after }, paper(21), { top: 1_000, height, row })).toBe(1_000);
  });

  it('the first row in view that is still there stands where the first one stood', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 200 });
    const changes = fc.record({ ids, gone: fc.func(fc.boolean()), come: ids, top: fc.nat(10_000) });
    fc.assert(
      fc.property(changes, ({ ids: before, gone, come, top: wish }) => {
        const top = Math.min(Math.max(wish, 1), Math.max(1, before.length * row - height));
        const kept = before.filter((id) => gone(id));
        const after = [...come.filter((id) => !before.includes(id)), ...kept];

        const now = keptTop({ before: Uint32Array.from(before), after: Uint32Array.from(after) }, null, {
          top,
          height,
          row,
        });

        const inView = before.filter((_, at) => (at + 1) * row > top && at * row < top + height);
        const there = inView.filter((id) => after.includes(id));
        const [first] = there;
        if (first === undefined || now === 0) return;
        expect(after.indexOf(first) * row - now).toBe(Math.floor(top / row) * row - top);
      }),
    );
  });
});
