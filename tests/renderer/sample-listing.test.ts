import { expect, it } from 'vitest';
import type { ParsedInput } from '#shared/domain/draft.ts';
import { parseInput } from '../../src/main/library/imports/registry.ts';
import { sampleListing, samplePapers } from '../../src/renderer/features/welcome/sample-listing.ts';

function parsed(): ParsedInput {
  const steps = parseInput(
    { name: null, bytes: new TextEncoder().encode(sampleListing()) },
    { asOf: '2026-07-01', progress: () => {} },
  );
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

it('the sample listing is read as a page of search results with every paper in it', () => {
  const { format, drafts, listedOn, listedOnInferred } = parsed();

  expect(format).toBe('huggingface-text');
  expect(drafts).toHaveLength(samplePapers);
  expect({ listedOn, listedOnInferred }).toEqual({ listedOn: '2026-07-01', listedOnInferred: true });
});

it('the sample listing shows what a listing can be like', () => {
  const { drafts } = parsed();

  expect(drafts.filter((draft) => draft.organization === 'Tidewater Institute')).toHaveLength(1);
  expect(drafts.filter((draft) => draft.date === null)).toHaveLength(1);
  expect(drafts.filter((draft) => draft.dateInferred).length).toBeGreaterThan(2);
  expect(drafts.filter((draft) => draft.doubts.length > 0)).toHaveLength(1);
  expect(drafts.flatMap((draft) => draft.links.map((link) => link.url))).toEqual([
    'https://github.com/carrel-samples/slow-steady',
    'https://example.org/bookkeeping',
  ]);
  expect(drafts.filter((draft) => draft.title.includes('$'))).toHaveLength(1);
});
