import { describe, expect, it } from 'vitest';
import type { Network } from '#shared/contract/sources.ts';
import { outcomeWords, papersOfDay, readChosen, writeChosen } from '../../src/renderer/app/source-acts.ts';
import { cameWords } from '../../src/renderer/app/source-session.ts';
import {
  calendarWords,
  cellsOf,
  expectedWords,
  fetchWords,
  requestWords,
} from '../../src/renderer/features/sources/ledger-words.ts';
import {
  aboutWords,
  forbiddenWords,
  headWords,
  lastDays,
  lastWords,
  nextWords,
  receivedWords,
  verdictWords,
} from '../../src/renderer/features/sources/source-words.ts';
import { aDay, aSource } from './source-kit.ts';

const today = '2026-07-01';
const now = new Date(2026, 6, 1, 8, 10);
const moment = { now, today };
const allowed: Network = { forbidden: false, since: null };
const forbidden: Network = { forbidden: true, since: new Date(2026, 6, 1, 8, 10).toISOString() };
const at = (hour: number, minute = 0, day = 1) => new Date(2026, 6, day, hour, minute).toISOString();

describe('a source’s row', () => {
  it('Q1: says what came of how many, and who says how many', () => {
    expect(receivedWords(aDay())).toBe('54 of 54');
    expect(receivedWords(aDay({ received: 38, expected: 36, expectedFrom: 'habit' }))).toBe('38 of about 36');
    expect(receivedWords(aDay({ received: 5, expected: null, expectedFrom: null }))).toBe('5 came');
    expect(receivedWords(aDay({ verdict: 'stale', received: 0 }))).toBe('0 new');
    expect(receivedWords(aDay({ verdict: 'quiet', received: 0 }))).toBe('–');
    expect(receivedWords(null)).toBe('–');
  });

  it('says of a partial day whether the rest is being fetched, waits, or is tried later', () => {
    const days = [aDay({ verdict: 'partial', received: 118, expected: 244, nextTryAt: at(8, 30) })];
    const fetching = aSource({ days, activity: { kind: 'fetching', sentence: 'Asking the API.' } });
    const waiting = aSource({ days, activity: { kind: 'forbidden', sentence: '' } });

    expect(verdictWords(fetching, { today }).words).toBe('partial, filling');
    expect(verdictWords(waiting, { today }).words).toBe('partial, waiting');
    expect(verdictWords(aSource({ days }), { today }).words).toBe('partial, again at 8:30');
  });

  it('says since when a source is stale, and which day it is about when that is not today', () => {
    const stale = aDay({ verdict: 'stale', received: 0 });
    const days = [stale, aDay({ day: '2026-06-24', received: 3 })];

    expect(verdictWords(aSource({ days }), { today }).words).toBe('stale, since 24 Jun');
    expect(verdictWords(aSource({ days: [aDay({ day: '2026-06-30' })] }), { today }).words).toBe(
      'complete, 30 Jun',
    );
    expect(verdictWords(aSource({ days: [] }), { today })).toEqual({ shape: null, words: 'not fetched yet' });
  });

  it('says when it was asked last and is asked next', () => {
    const source = aSource({ lastFetchedAt: at(8, 2), nextFetchAt: at(8, 0, 2) });

    expect(lastWords(source, moment)).toEqual({ main: '8:02', below: 'API' });
    expect(nextWords(source, allowed, moment)).toEqual({ main: '8:00', below: 'tomorrow' });
    expect(nextWords(aSource({ nextFetchAt: at(14, 4) }), allowed, moment).below).toBe('today');
    expect(nextWords(aSource({ nextFetchAt: at(8, 0, 9) }), allowed, moment).below).toBe('9 Jul');
    expect(nextWords(aSource({ nextFetchAt: at(8) }), allowed, moment).main).toBe('now');
    expect(nextWords(source, forbidden, moment)).toEqual({ main: 'waits', below: 'network off' });
    expect(nextWords(aSource({ enabled: false }), forbidden, moment).main).toBe('paused');
    expect(nextWords(aSource({ kind: 'folder' }), forbidden, moment).below).toBe('watched');
    const gone = { kind: 'waiting', sentence: 'There is no folder “/incoming” now.' } as const;
    expect(nextWords(aSource({ kind: 'folder', activity: gone }), forbidden, moment)).toEqual({
      main: 'waits',
      below: 'folder gone',
    });
  });
});

describe('the head of the page', () => {
  const partial = aSource({
    id: 2,
    days: [aDay({ verdict: 'partial', received: 118, expected: 244, nextTryAt: at(8, 30) })],
  });

  it('Q2: sums the day up, and says what becomes of the rest', () => {
    expect(headWords([aSource(), partial], allowed, today)).toBe(
      '172 of 298 papers today, the rest is on its way',
    );
    expect(headWords([aSource(), partial], forbidden, today)).toBe('172 of 298 papers today, the rest waits');
    expect(headWords([aSource()], allowed, today)).toBe('All 54 papers of today are here');
    expect(headWords([aSource({ days: [aDay({ day: '2026-06-30' })] })], allowed, today)).toBe(
      'Nothing of today has come yet',
    );
  });

  it('Q2: never lets a habit that was exceeded hide what is missing elsewhere', () => {
    const many = aSource({ days: [aDay({ received: 200, expected: 100, expectedFrom: 'habit' })] });

    expect(headWords([many, partial], allowed, today)).toBe(
      '218 of 344 papers today, the rest is on its way',
    );
  });

  it('Q2: does not call a day whole in which a source failed', () => {
    const failed = aSource({ id: 2, days: [aDay({ verdict: 'failed', received: 0, expected: null })] });

    expect(headWords([aSource(), failed], allowed, today)).toBe(
      '54 of 54 papers today, the rest did not come',
    );
  });

  it('says since when the network is forbidden and how many wait for it', () => {
    const folder = aSource({ id: 3, kind: 'folder' });

    expect(forbiddenWords([aSource(), partial, folder], forbidden, moment)).toBe(
      'All network is forbidden since 8:10. Two sources wait, the rest works.',
    );
    expect(forbiddenWords([folder], forbidden, moment)).toBe(
      'All network is forbidden since 8:10. No source needs it, the rest works.',
    );
  });
});

describe('the days of a source', () => {
  it('stand in the rail oldest first, with a gap where nothing is known', () => {
    const days = [aDay(), aDay({ day: '2026-06-29', verdict: 'failed' })];

    expect(lastDays(aSource({ days }), today, 3)).toEqual([
      { day: '2026-06-29', verdict: 'failed' },
      { day: '2026-06-30', verdict: null },
      { day: '2026-07-01', verdict: 'complete' },
    ]);
  });

  it('have a name each in the calendar, and a sentence over all', () => {
    const days = [
      aDay({ day: '2026-06-30', received: 239 }),
      aDay({ verdict: 'partial', received: 118, expected: 244 }),
      aDay({ day: '2026-06-28', verdict: 'quiet', received: 0 }),
    ];

    const cells = cellsOf(days, today);

    expect(cells.get('2026-06-30')?.name).toBe('Tuesday, 30 June: complete, 239 papers');
    expect(cells.get('2026-07-01')?.name).toBe('Wednesday, 1 July: partial, 118 of 244 papers');
    expect(cells.get('2026-06-28')?.name).toBe('Sunday, 28 June: quiet');
    expect(calendarWords('arXiv cs.LG', days)).toBe(
      'Days of arXiv cs.LG: 2 announced days, 1 complete, 1 partial. A table follows.',
    );
  });

  it('say who expects how many, and what can be done', () => {
    expect(expectedWords(aDay({ expected: 239 }))).toBe('239, from the listing’s own count');
    expect(expectedWords(aDay({ expected: 36, expectedFrom: 'habit' }))).toBe(
      'about 36, by the habit of Wednesdays',
    );
    expect(expectedWords(aDay({ expected: null, expectedFrom: null }))).toBeNull();
    expect(fetchWords(aDay({ verdict: 'partial' }))).toBe('Fetch the rest');
    expect(fetchWords(aDay({ verdict: 'failed' }))).toBe('Try now');
    expect(fetchWords(aDay())).toBe('Fetch now');
  });

  it('open as a search for what the source listed on them', () => {
    expect(papersOfDay({ key: 'arxiv/cs.LG' }, today).query).toBe('source:arxiv/cs.LG listing:2026-07-01');
    expect(papersOfDay({ key: 'feed:example.org/a' }, today).query).toBe(
      'source:"feed:example.org/a" listing:2026-07-01',
    );
  });
});

it('a request that got no answer, or a refusal, is marked', () => {
  const request = { id: 1, source: 1, at: at(8), road: 'API', url: 'https://example.org/', sentence: '' };

  expect(requestWords({ ...request, status: 429, tookMs: 100, bytes: null })).toEqual({
    status: '429',
    took: '0.1 s',
    bytes: '–',
    isBad: true,
  });
  expect(requestWords({ ...request, status: null, tookMs: null, bytes: null }).isBad).toBe(true);
  expect(requestWords({ ...request, status: 304, tookMs: 80, bytes: 0 }).isBad).toBe(false);
});

it('an arXiv source is named by its category and by what it brings', () => {
  const source = aSource({ kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross'] });

  expect(aboutWords(source)).toBe('Machine Learning. New and cross-listed.');
  expect(aboutWords({ ...source, announces: ['new'] })).toBe('Machine Learning. New papers only.');
  expect(aboutWords(aSource())).toBe('Hugging Face, by day, with upvotes.');
});

it('what is chosen on the page survives the address', () => {
  for (const chosen of [
    { id: null, day: null },
    { id: 3, day: null },
    { id: 3, day: '2026-06-30' },
  ])
    expect(readChosen(writeChosen(chosen))).toEqual(chosen);
  expect(readChosen('cs.LG')).toEqual({ id: null, day: null });
});

describe('what was fetched is told', () => {
  const report = {
    source: 1,
    name: 'arXiv cs.LG',
    verdict: 'complete' as const,
    added: 118,
    updated: 0,
    unchanged: 0,
    unresolved: 0,
    batches: [1],
    days: [aDay()],
    sentence: '118 of 118 came.',
    complaints: [],
  };

  it('of one source in its own words, of many as a sum with what is missing', () => {
    expect(outcomeWords([report])).toBe('arXiv cs.LG: 118 of 118 came.');
    expect(outcomeWords([report, { ...report, name: 'Daily Papers', verdict: 'failed', added: 0 }])).toBe(
      '118 new papers from 2 sources. Not all of it came: Daily Papers (failed).',
    );
    expect(outcomeWords([])).toBe('No source is in use, so nothing was fetched.');
  });

  it('of what came by itself: how many, from where, and what failed', () => {
    const before = new Map([
      [1, aSource({ days: [aDay({ received: 10 })] })],
      [2, aSource({ id: 2, name: 'arXiv cs.CL' })],
    ]);
    const failed = aSource({ id: 2, name: 'arXiv cs.CL', days: [aDay({ verdict: 'failed', received: 0 })] });

    expect(cameWords(before, [aSource(), aSource({ id: 2 })])).toBe('44 papers came from Daily Papers.');
    expect(cameWords(before, [aSource(), failed])).toBe(
      '44 papers came from Daily Papers. arXiv cs.CL could not be fetched.',
    );
    expect(cameWords(new Map([[1, aSource()]]), [aSource()])).toBeNull();
  });
});
