import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  asAtFirst,
  movedBefore,
  movedPanel,
  type Panel,
  panelsOf,
  switched,
} from '../../src/renderer/features/library/facet-order.ts';

const all = panelsOf(asAtFirst);
const panel = fc.constantFrom(...all);

describe('the arrangement of facets', () => {
  it('has each of them once, whatever is kept in the settings', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(panel, fc.constant('moons')), { maxLength: 20 }), (order) => {
        const panels = panelsOf({ ...asAtFirst, order });

        expect(panels.toSorted()).toEqual(all.toSorted());
      }),
    );
  });

  it('moves up and down past what is shown, and down takes up back', () => {
    fc.assert(
      fc.property(panel, fc.uniqueArray(panel, { maxLength: 4 }), (moved, hidden) => {
        const before: Arrangement = { ...asAtFirst, hidden };
        const shown = (arrangement: Arrangement): Panel[] =>
          panelsOf(arrangement).filter((one) => !hidden.includes(one));
        const at = shown(before).indexOf(moved);
        fc.pre(at > 0);

        const up = movedPanel(before, moved, 'up');

        expect(shown(up).indexOf(moved)).toBe(at - 1);
        expect(shown(movedPanel(up, moved, 'down'))).toEqual(shown(before));
        expect(panelsOf(movedPanel(before, moved, 'top'))[0]).toBe(moved);
      }),
    );
  });

  it('moves before any other, or behind all, and moves nothing else', () => {
    fc.assert(
      fc.property(panel, fc.option(panel), (moved, before) => {
        const panels = panelsOf(movedBefore(asAtFirst, moved, before));

        expect(panels.filter((one) => one !== moved)).toEqual(all.filter((one) => one !== moved));
        if (before === null) expect(panels.at(-1)).toBe(moved);
        else if (before !== moved) expect(panels.indexOf(moved)).toBe(panels.indexOf(before) - 1);
        else expect(panels).toEqual(all);
      }),
    );
    const [first, second] = all;
    if (first && second) expect(movedBefore(asAtFirst, first, second)).toBe(asAtFirst);
  });

  it('folds and hides, and back', () => {
    const folded = switched(asAtFirst, 'tag', 'folded');

    expect(folded).toEqual({ order: [], folded: ['tag'], hidden: [] });
    expect(switched(folded, 'tag', 'folded')).toEqual(asAtFirst);
  });
});
