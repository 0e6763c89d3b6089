import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerDay, Source, SourceKind } from '#shared/contract/sources.ts';
import type { Paper } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { aPlayedClock, type FetchingLibrary, openFetchingLibrary, subscribe } from '../../kit/fetching.ts';
import { papersOf } from '../../kit/library.ts';
import { addDays } from '../../kit/services/calendar.ts';
import { expectedOn } from '../../kit/services/expected-ledger.ts';
import {
  createMonth,
  type MonthSource,
  monthEnd,
  monthSources,
  monthStart,
} from '../../kit/services/month.ts';
import { openServices, type Services } from '../../kit/services/services.ts';

// F40–F47: a month of a reader who looks in at noon and in the evening, with a fault on most days.
const month = createMonth();
const clock = aPlayedClock(`${monthStart}T12:00:00Z`);
const sources: { readonly planned: MonthSource; readonly source: Source }[] = [];
/** What the ledger said at noon, by source and day, and whatever it ever said that was not so. */
const atNoon = new Map<string, LedgerDay>();
const untrue: string[] = [];
let services: Services;
let library: FetchingLibrary;
let papers: Paper[];

beforeAll(async () => {
  services = await openServices({ world: month.world, clock, faults: month.faults, pageSize: 40 });
  library = openFetchingLibrary({ services, clock });
  for (const planned of monthSources) {
    sources.push({ planned, source: await subscribe(library.client, services, planned) });
  }
  for (const { day, unseen } of month.days) await live(day, unseen);
  // Whatever was missing on the last day has two more days to come.
  await live(addDays(monthEnd, 1));
  await live(addDays(monthEnd, 2));
  papers = await papersOf(library.client);
}, 300_000);

afterAll(async () => {
  library.close();
  await services.close();
});

async function live(day: Day, unseen: SourceKind | null = null): Promise<void> {
  clock.set(`${day}T12:00:00Z`);
  await library.client.sources.fetch({ asOf: day });
  for (const { planned, source } of sources) {
    const { days } = await library.client.sources.ledger({ source: source.id });
    for (const entry of days) {
      if (entry.day === day) atNoon.set(`${source.id} ${day}`, entry);
      const isUnseen = unseen === planned.kind && entry.day === day;
      const lie = isUnseen ? null : untruthOf(planned, entry);
      if (lie !== null) untrue.push(lie);
    }
  }
  clock.set(`${day}T20:00:00Z`);
  await library.client.sources.fetch({ asOf: day });
}

/** What a day of the ledger says that is not so. */
function untruthOf(planned: MonthSource, { day, verdict, received, missing }: LedgerDay): string | null {
  const expected = expectedOn(month.world, planned, day);
  if (expected === null) return null;
  const name = `${planned.kind} ${planned.target} ${day}`;
  if (verdict === 'complete' && (received < expected.ids.length || missing.length > 0)) {
    return `${name} is called complete with ${received} of ${expected.ids.length}.`;
  }
  if (verdict === 'quiet' && expected.ids.length > 0) {
    return `${name} is called quiet, and ${expected.ids.length} papers were announced.`;
  }
  return null;
}

/** The feed in the wrong encoding has no letters beyond Latin-1: question marks stand for them. */
function latin(names: readonly string[]): string {
  return names.join('; ').replace(/[^\u0000-\u00ff]/g, '?');
}

describe('the recorded month', () => {
  it.each(month.days)('$day: $story', ({ day, atNoon: allowed }) => {
    for (const { planned, source } of sources) {
      if (planned.kind === 'feed') continue;
      const entry = atNoon.get(`${source.id} ${day}`);
      const isQuiet = expectedOn(month.world, planned, day)?.ids.length === 0;
      const verdicts = isQuiet ? ['quiet'] : (allowed[planned.kind] ?? ['complete']);
      expect(verdicts, `${source.name}: ${entry?.sentence ?? 'nothing in the ledger'}`).toContain(
        entry?.verdict,
      );
    }
  });

  it('never calls a day complete or quiet that is not', () => {
    expect(untrue).toEqual([]);
  });

  it('has every day complete or quiet in the end, with the counts that were announced', async () => {
    const wrong: string[] = [];
    for (const { planned, source } of sources) {
      const { days } = await library.client.sources.ledger({
        source: source.id,
        since: monthStart,
        until: monthEnd,
      });
      for (const { day } of month.days) {
        const expected = expectedOn(month.world, planned, day);
        if (expected === null) continue;
        const entry = days.find((one) => one.day === day);
        const is = [entry?.verdict, entry?.received, entry?.new, entry?.crossListed, entry?.replaced];
        const count = expected.ids.length;
        const should = [
          count === 0 ? 'quiet' : 'complete',
          count,
          expected.new,
          expected.crossListed,
          expected.replaced,
        ];
        if (is.join() !== should.join()) {
          wrong.push(`${source.name} ${day}: ${is.join()} instead of ${should.join()}. ${entry?.sentence}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('loses nothing that was announced', () => {
    const held = new Set(papers.flatMap(({ identifiers }) => Object.values(identifiers)));
    const lost = sources.flatMap(({ planned }) =>
      month.days.flatMap(({ day }) =>
        (expectedOn(month.world, planned, day)?.ids ?? []).filter((id) => !held.has(id)),
      ),
    );
    const articles = month.days
      .flatMap(({ day }) => [
        ...month.world.journals.articles('letters', day),
        ...month.world.journals.articles('annals', day),
      ])
      .filter(({ doi }) => !held.has(doi));
    expect([...lost, ...articles.map(({ doi }) => doi)]).toEqual([]);
  });

  it('keeps one record of each paper, however many sources bring it', () => {
    const twice = ['arxiv', 'doi'].flatMap((scheme) => {
      const values = papers.flatMap(({ identifiers }) => identifiers[scheme] ?? []);
      return values.filter((value, index) => values.indexOf(value) !== index);
    });
    const titles = papers.map(({ title }) => title);
    expect(twice).toEqual([]);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('brings a paper’s authors whole, although affiliations have commas and feeds a wrong encoding', () => {
    const wrong = papers.flatMap(({ identifiers, authors }) => {
      const paper = month.world.arxiv.papers.get(identifiers['arxiv'] ?? '');
      const names = paper?.authors.map(({ name }) => name) ?? authors;
      return latin(names) === latin(authors) ? [] : [`${identifiers['arxiv']}: ${authors.join('; ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('asks arXiv one question at a time, with three seconds between', () => {
    const asked = library.began.filter(({ url }) => /\/(?:rss|list|oai|api\/query)\b/.test(url));
    const tooClose = asked.slice(1).flatMap(({ at, url }, index) => {
      const gap = at.getTime() - (asked[index]?.at.getTime() ?? 0);
      return gap < 3000 ? [`${gap} ms before ${url}`] : [];
    });
    expect(asked.length).toBe(services.arxivRequests().length);
    expect(Math.max(...services.arxivRequests().map(({ open }) => open))).toBe(1);
    expect(tooClose).toEqual([]);
  });

  it('says who asks, and asks journals only for changes', () => {
    const agents = new Set(services.requests.map(({ headers }) => headers['user-agent']));
    const journals = services.requests.filter(({ service }) => service === 'journal');
    expect([...agents].filter((agent) => !/^Carrel\/\S+/.test(agent ?? ''))).toEqual([]);
    expect(journals.filter(({ status }) => status === 304).length).toBeGreaterThan(20);
  });

  it('never asks for a day that is to come', () => {
    expect(
      services.requests.filter(({ service, status }) => service === 'huggingface' && status === 400),
    ).toEqual([]);
  });
});
