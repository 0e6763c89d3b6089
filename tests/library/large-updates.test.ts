import { describe, expect, it } from 'vitest';
import type { Paper } from '#shared/domain/paper.ts';
import { aDailyPage, type DailyPaper } from '../kit/daily-page.ts';
import { importInto, openTestLibrary, papersOf, type TestLibrary } from '../kit/library.ts';

type Client = TestLibrary['client'];

const papers = 700;

/** The same papers twice: as a first page says little of them, and as a later one says all. */
const little = Array.from(
  { length: papers },
  (): DailyPaper => ({
    summary: null,
    organization: null,
    authors: [],
    upvotes: 1,
  }),
);
const much = Array.from(
  { length: papers },
  (_, index): DailyPaper => ({
    upvotes: 10 + (index % 30),
    ...(index % 3 === 0 ? { code: `https://github.com/fennimore/reef-${index}` } : {}),
  }),
);
const first = aDailyPage(little);
const later = aDailyPage(much);

async function filled(): Promise<TestLibrary> {
  const library = openTestLibrary();
  await importInto(library.client, first);
  return library;
}

/** What is known of papers, with what was counted of some of them. */
async function knownOf(client: Client) {
  const known = await papersOf(client);
  const some = await Promise.all(
    known
      .filter((_, index) => index % 100 === 0)
      .map(async ({ id }) => (await client.triage.series({ paper: id })).readings),
  );
  return { papers: known.map(withoutTimes), some };
}

function withoutTimes({ addedAt: _, ...paper }: Paper) {
  return paper;
}

/** Runs the later import and does something when it says that it has written some of it. */
async function importMeanwhile(client: Client, meanwhile: () => unknown, signal?: AbortSignal) {
  const { ticket } = await client.imports.preview({
    files: [{ name: null, bytes: later }],
    asOf: '2026-07-01',
  });
  const others: unknown[] = [];
  const report = await client.imports.run(
    { ticket },
    {
      ...(signal === undefined ? {} : { signal }),
      onProgress({ step, done }) {
        if (step === 'Writing' && done > 0 && done < papers && others.length === 0) others.push(meanwhile());
      },
    },
  );
  expect(others).toHaveLength(1);
  await Promise.all(others);
  return report;
}

describe('an import that changes many papers which are there (L19)', () => {
  it('makes of them what small imports make of them', async () => {
    using staged = await filled();
    using inParts = await filled();

    const report = await importInto(staged.client, later);
    for (let from = 0; from < papers; from += 350)
      await importInto(inParts.client, aDailyPage(much.slice(from, from + 350), { from: from + 1 }));

    expect(report).toMatchObject({ added: 0, updated: papers });
    const rankless = ({ papers: known, some }: Awaited<ReturnType<typeof knownOf>>) => ({
      some,
      // A page that is cut in two counts its ranks anew.
      papers: known.map(({ appearances: _, ...paper }) => paper),
    });
    expect(rankless(await knownOf(staged.client))).toEqual(rankless(await knownOf(inParts.client)));
    expect((await staged.client.edits.list({})).edits).toHaveLength(2);
    expect(await staged.client.library.doctor({})).toMatchObject({ fine: true });
    expect(await importInto(staged.client, later)).toMatchObject({ batch: null, unchanged: papers });
  });

  it('is undone to the letter', async () => {
    using library = await filled();
    const before = (await papersOf(library.client)).map(withoutTimes);
    const { batch } = await importInto(library.client, later);

    await library.client.edits.undo({ edit: batch ?? 0 });

    // How fast upvotes come was seen, and is nobody's edit.
    const asKnown = (known: readonly ReturnType<typeof withoutTimes>[]) =>
      known.map(({ velocity: _, ...paper }) => paper);
    expect(asKnown((await papersOf(library.client)).map(withoutTimes))).toEqual(asKnown(before));
  });

  it('shows nothing and leaves nothing when it is cancelled half-way', async () => {
    using library = await filled();
    const before = await knownOf(library.client);
    const { revision } = await library.client.library.about({});
    const cancel = new AbortController();

    const running = importMeanwhile(library.client, () => cancel.abort(), cancel.signal);

    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await library.settled();
    expect((await library.client.library.doctor({})).checks).toContainEqual({
      name: 'imports',
      fine: true,
      sentence: 'No import is under way.',
    });
    expect((await library.client.library.about({})).revision).toBe(revision);
    expect(await knownOf(library.client)).toEqual(before);
    expect(await importInto(library.client, later)).toMatchObject({ updated: papers });
  });

  it('answers others while it is written, and what they did stays', async () => {
    using library = await filled();
    const { client } = library;
    const known = await papersOf(client);
    const [one, other] = [known.at(0)?.id, known.at(-1)?.id];
    if (one === undefined || other === undefined) throw new Error('There are no papers.');
    let isOver = false;
    const seen: boolean[] = [];

    const running = importMeanwhile(client, async () => {
      await client.papers.edit({ ids: [one], status: 'done', addTags: ['mine'] });
      await client.papers.edit({ ids: [other], trashed: true });
      const still = await client.papers.get({ id: one });
      seen.push(isOver, still.upvotes === 1);
    });
    await running.then(() => {
      isOver = true;
    });

    expect(seen).toEqual([false, true]);
    expect(await client.papers.get({ id: one })).toMatchObject({ status: 'done', tags: ['mine'] });
    const all = await papersOf(client);
    expect(all.filter(({ upvotes }) => (upvotes ?? 0) >= 10)).toHaveLength(papers);
    expect(all.find(({ id }) => id === other)?.trashedAt).not.toBeNull();
  });

  it('takes turns with another one that changes the same papers', async () => {
    using library = await filled();
    const { client } = library;
    const tickets = await Promise.all(
      [later, aDailyPage(much.map((paper) => ({ ...paper, upvotes: 60 })))].map((bytes) =>
        client.imports.preview({ files: [{ name: null, bytes }], asOf: '2026-07-01' }),
      ),
    );

    const reports = await Promise.all(tickets.map(({ ticket }) => client.imports.run({ ticket })));

    expect(reports.map(({ updated }) => updated)).toEqual([papers, papers]);
    expect((await papersOf(client)).every(({ upvotes }) => upvotes === 60)).toBe(true);
    expect(await client.library.doctor({})).toMatchObject({ fine: true });
  });
});
