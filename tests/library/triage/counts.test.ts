import { describe, expect, it } from 'vitest';
import { velocityOf } from '../../../src/main/library/triage/count-readings.ts';
import { openTestLibrary, papersOf } from '../../kit/library.ts';
import { aDailyAnswer, importOn } from '../../kit/listings.ts';

const id = '2606.10001';

async function onlyPaper(library: ReturnType<typeof openTestLibrary>) {
  const [paper] = await papersOf(library.client);
  if (paper === undefined) throw new Error('A paper was imported.');
  return paper;
}

describe('the counts of a paper over time (T7)', () => {
  it('are one reading for each day, the most that was seen on it', async () => {
    using library = openTestLibrary();
    library.clock.set('2026-07-05T09:00:00.000Z');

    await importOn(
      library.client,
      '2026-07-01',
      aDailyAnswer({ id, upvotes: 5, comments: 1, githubStars: 3 }),
    );
    await importOn(library.client, '2026-07-03', aDailyAnswer({ id, upvotes: 25, comments: 4 }));
    await importOn(
      library.client,
      '2026-07-03',
      aDailyAnswer({ id, upvotes: 20, comments: 2, githubStars: 9 }),
    );

    const { readings } = await library.client.triage.series({ paper: (await onlyPaper(library)).id });
    expect(readings).toEqual([
      { day: '2026-07-01', upvotes: 5, comments: 1, stars: 3 },
      { day: '2026-07-03', upvotes: 25, comments: 4, stars: 9 },
    ]);
    expect(await onlyPaper(library)).toMatchObject({ velocity: 10 });
  });

  it('are read also where nothing else changed, and the copies are told of the new velocity', async () => {
    using library = openTestLibrary();
    library.clock.set('2026-07-05T09:00:00.000Z');
    await importOn(library.client, '2026-07-01', aDailyAnswer({ id, upvotes: 6 }));
    const { revision } = await library.client.library.about({});

    const report = await importOn(library.client, '2026-07-03', aDailyAnswer({ id, upvotes: 6 }));

    expect(report).toMatchObject({ batch: null, unchanged: 1 });
    const { papers } = await library.client.papers.since({ revision });
    expect(papers).toMatchObject([{ velocity: 0 }]);
  });

  it('belong to the listing’s own day where nobody says when it was captured, never to one to come', async () => {
    using library = openTestLibrary();
    library.clock.set('2026-07-04T09:00:00.000Z');

    await importOn(library.client, null, aDailyAnswer({ id, upvotes: 6 }));
    await importOn(library.client, '2027-01-01', aDailyAnswer({ id, upvotes: 8 }));

    const { readings } = await library.client.triage.series({ paper: (await onlyPaper(library)).id });
    expect(readings.map(({ day }) => day)).toEqual(['2026-07-01', '2026-07-04']);
  });

  it('go with the paper when its import is undone', async () => {
    using library = openTestLibrary();
    await importOn(library.client, '2026-07-01', aDailyAnswer({ id, upvotes: 6 }));
    const { id: paper } = await onlyPaper(library);

    await library.client.edits.undo({});

    await expect(library.client.triage.series({ paper })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('an import of thousands reads them too', async () => {
    using library = openTestLibrary();
    library.clock.set('2026-07-05T09:00:00.000Z');
    const many = (upvotes: number) =>
      aDailyAnswer(...Array.from({ length: 700 }, (_, at) => ({ id: `2606.${10_000 + at}`, upvotes })));
    await importOn(library.client, '2026-07-01', many(2));

    await importOn(library.client, '2026-07-02', many(2));
    await importOn(library.client, '2026-07-03', many(12));

    const papers = await papersOf(library.client);
    expect(new Set(papers.map(({ velocity }) => velocity))).toEqual(new Set([5]));
  });
});

describe('the velocity of upvotes (T7)', () => {
  const reading = (day: string, upvotes: number) => ({ day, upvotes });

  it.each([
    ['no reading', [], null, null],
    ['one, of a paper of that week', [reading('2026-07-03', 12)], '2026-06-29', 3],
    ['one, of the paper’s first day', [reading('2026-07-03', 12)], '2026-07-03', 12],
    ['one, of an old paper', [reading('2026-07-03', 12)], '2024-01-01', null],
    ['one, of a paper of which only the month is known', [reading('2026-07-03', 12)], '2026-07', null],
    ['several', [reading('2026-07-03', 30), reading('2026-07-02', 20), reading('2026-07-01', 10)], null, 10],
    ['one beyond the week', [reading('2026-07-20', 30), reading('2026-07-01', 10)], null, null],
    [
      'the week before the newest',
      [reading('2026-07-08', 80), reading('2026-07-01', 10), reading('2026-06-30', 0)],
      null,
      10,
    ],
    ['fewer than before', [reading('2026-07-03', 5), reading('2026-07-01', 10)], null, 0],
  ])('of %s', (_, readings, date, expected) => {
    expect(velocityOf(readings, date)).toBe(expected);
  });
});
