import { describe, expect, it } from 'vitest';
import { readers } from '../../../tools/bench/readers.ts';
import { replay } from '../../../tools/bench/replay.ts';

/** Readers on whom no setting was chosen; what is asked of the ranking is far below what the benchmark prints. */
const seeds = { papers: 101, decisions: 102 };
const margin = 0.08;

describe('after 200 decisions of a made-up reader', () => {
  it.each(readers)('$name: the order by interest beats newest first and upvotes first', (reader) => {
    const points = replay({ reader, perDay: 40, ahead: 200, upTo: 200, now: () => 0, seeds });

    const last = points.find(({ decisions }) => decisions === 200);
    expect(last?.model?.auc).toBeGreaterThan((last?.newest.auc ?? 1) + margin);
    expect(last?.model?.auc).toBeGreaterThan((last?.upvotes.auc ?? 1) + margin);
  });
});
