import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import { cursorAfter, neighbourOf } from '../../src/renderer/app/cursor.ts';

const ids = (...numbers: number[]) => Uint32Array.from(numbers);
const paper = (number: number) => number as PaperId;

describe('the cursor in the list', () => {
  it('stays on its paper wherever that goes', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), fc.nat(5), (after, pick) => {
        const cursor = paper(after[pick % after.length] ?? 0);

        const next = cursorAfter({
          before: ids(1, 2, 3, 4, 5, 6),
          after: ids(...after),
          cursor,
          change: 'library',
          isHeld: false,
        });

        expect(next).toBe(cursor);
      }),
    );
  });

  it('goes to what took the place of a paper that left', () => {
    const left = { before: ids(1, 2, 3, 4), change: 'library', isHeld: false } as const;

    expect(cursorAfter({ ...left, after: ids(1, 4), cursor: paper(2) })).toBe(4);
    expect(cursorAfter({ ...left, after: ids(1, 2), cursor: paper(4) })).toBe(2);
    expect(cursorAfter({ ...left, after: ids(), cursor: paper(4) })).toBeNull();
  });

  it('stays on a paper that is being written on, even when it left the list', () => {
    const next = cursorAfter({
      before: ids(1, 2),
      after: ids(2),
      cursor: paper(1),
      change: 'library',
      isHeld: true,
    });

    expect(next).toBe(1);
  });

  it('goes to the first paper of what the reader asked for', () => {
    const next = cursorAfter({
      before: ids(1, 2, 3),
      after: ids(9, 8),
      cursor: paper(2),
      change: 'request',
      isHeld: false,
    });

    expect(next).toBe(9);
  });

  it('skips all papers that leave together', () => {
    expect(neighbourOf(ids(1, 2, 3, 4), paper(2), new Set([paper(2), paper(3)]))).toBe(4);
    expect(neighbourOf(ids(1, 2, 3), paper(3), new Set([paper(2), paper(3)]))).toBe(1);
    expect(neighbourOf(ids(1), paper(1), new Set([paper(1)]))).toBeNull();
  });
});
