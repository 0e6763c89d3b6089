import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { serviceAddresses } from '../../src/main/library/network/service-addresses.ts';
import { createHostWeb } from '../../src/main/library-host/host-web.ts';
import { startServer } from '../../src/main/server/serve.ts';
import { openTestLibrary } from '../../tests/kit/library.ts';
import type { FaultRule } from '../../tests/kit/services/faults.ts';
import { openServices, type Services } from '../../tests/kit/services/services.ts';
import { createWorld } from '../../tests/kit/services/world.ts';

const start = '2026-02-02';
const days = 150;
const now = '2026-07-01T12:10:00.000Z';

const arxiv = ['arxiv-feed', 'arxiv-listing', 'arxiv-api', 'arxiv-oai'] as const;
const refused = { kind: 'refused', status: 503 } as const;
/** What goes wrong in this half year: days that fail, that stay half, and one that is half so far. */
const faults: readonly FaultRule[] = [
  { service: arxiv, fault: refused, from: '2026-03-16', to: '2026-03-16', matching: 'cs.LG' },
  { service: 'arxiv-feed', fault: { kind: 'half' }, from: '2026-07-01', matching: 'cs.LG' },
  { service: arxiv.slice(1), fault: refused, from: '2026-07-01', matching: 'LG' },
];

/** The page of sources, of a library that fetched from played services day by day. */
export async function takeSources(
  browser: Browser,
  {
    theme,
    folder,
    target,
  }: { readonly theme: 'light' | 'dark'; readonly folder: string; readonly target: string },
): Promise<void> {
  let moment = `${start}T12:00:00.000Z`;
  const clock = {
    now: () => new Date(moment),
    set(instant: string) {
      moment = instant;
    },
  };
  const sizes = { new: 24, cross: 14, replaced: 9, featured: 22, posted: 16, articles: 2 };
  const world = createWorld({ start, days, sizes });
  const services = await openServices({ world, clock, faults });
  mkdirSync(folder, { recursive: true });
  const environment = services.environment('bare');
  writeFileSync(`${folder}/on-a-day.json`, JSON.stringify({ now, services: environment }));
  await fetchHalfYear(services, folder, clock);
  const host = await startServer({
    folder,
    pageFolder: fileURLToPath(new URL('../../out/renderer', import.meta.url)),
    libraryEntry: new URL('../../tests/kit/library-on-a-day.ts', import.meta.url),
    version: '0.0.0',
    log: ({ level, message }) => {
      if (level === 'error') console.error(message);
    },
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await context.clock.setFixedTime(new Date(now));
  const page = await context.newPage();
  const shoot = async (name: string): Promise<void> => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForTimeout(600);
    await page.screenshot({ path: fileURLToPath(new URL(`${name}-${theme}.png`, target)) });
  };
  await page.goto(host.url);
  await page.goto(new URL('/#/sources?detail=2', host.url).href);
  await page.getByRole('region', { name: /^Requests of/ }).waitFor();
  await page.getByRole('listbox', { name: 'Sources' }).focus();
  await shoot('sources');
  await page.keyboard.press('a');
  await page.keyboard.type('stat.M');
  await page.getByRole('option', { name: 'stat.ML Machine Learning' }).waitFor();
  await shoot('sources-add');
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.keyboard.type('category:cs.CL -cache');
  await page.getByRole('list', { name: 'Papers that match' }).waitFor();
  await shoot('sources-rule');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await shoot('sources-1920');
  await context.close();
  await host.close();
  await services.close();
}

async function fetchHalfYear(
  services: Services,
  folder: string,
  clock: { now(): Date; set(instant: string): void },
): Promise<void> {
  const web = {
    ...createHostWeb(),
    random: () => 0.5,
    sleep: async () => {},
    arxivPace: 0,
    addresses: serviceAddresses(services.environment('bare')),
  };
  using library = openTestLibrary({ folder, clock, web });
  const { sources, rules, watch } = library.client;
  await sources.add({ kind: 'huggingface', target: 'daily' });
  await sources.add({ kind: 'arxiv', target: 'cs.LG', announces: ['new', 'cross', 'replace'] });
  await sources.add({ kind: 'arxiv', target: 'cs.CL' });
  await sources.add({ kind: 'biorxiv', target: 'all' });
  await sources.add({
    kind: 'feed',
    target: `${services.base}/journal/annals.rss`,
    name: 'Annals of Lamplight',
  });
  await rules.add({ query: 'category:stat.ML -cache', actions: [{ kind: 'hide' }] });
  await rules.add({
    query: '"kv cache" OR title:"long context"',
    actions: [{ kind: 'tag', tag: 'memory' }, { kind: 'queue' }],
  });
  await rules.add({ query: 'author:Noether', actions: [{ kind: 'highlight' }] });
  await watch.put({ kind: 'author', value: 'Emmy Noether', variants: ['E. Noether'], orcid: null });
  await watch.put({ kind: 'keyword', value: 'kv cache', variants: [], orcid: null });
  for (const day of services.world.days) {
    if (day > now.slice(0, 10)) return;
    clock.set(`${day}T12:00:00.000Z`);
    await sources.fetch({});
  }
}
