import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, manyPapers } from '../kit/library.ts';
import { type Desk, describeJourneys, dropFiles, hasFocus, listed, patience } from '../kit/page.ts';
import { expectedOn } from '../kit/services/expected-ledger.ts';
import type { Fault } from '../kit/services/faults.ts';
import { aTestWorld } from '../kit/services/test-world.ts';

const now = '2026-07-01T08:10:00.000Z';
const inputs = [
  aListing([
    { title: 'Lamps that read along', organization: 'Cavendish Laboratory' },
    { title: 'A kv cache for long evenings' },
    ...manyPapers(4),
  ]),
];
const list = (page: Page) => page.getByRole('listbox', { name: 'Sources' });
const field = (page: Page) =>
  page.getByRole('combobox', { name: 'A category, an address, an author, a search or a folder' });
const rules = (page: Page) => page.getByRole('grid', { name: 'Rules' });

/** Sources without a network, so that adding one asks nobody. */
async function forbid({ library }: Desk): Promise<void> {
  await library.sources.forbidNetwork({ forbidden: true });
}

/** Opens the page of sources and waits until they are there. */
async function openSources(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('heading', { name: 'Sources', level: 1 }).waitFor();
}

describeJourneys('sources', (journey) => {
  journey(
    'Q4, Q5: are added by keys alone, chosen, paused, removed and taken back',
    { inputs, now },
    async (desk) => {
      const { page, library } = desk;
      await forbid(desk);
      await openSources(page);
      await page.getByRole('heading', { name: 'Nothing is fetched yet' }).waitFor();

      await page.keyboard.press('a');
      await page.keyboard.type('stat.M');
      await page.getByRole('option', { name: 'stat.ML Machine Learning' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await list(page)
        .getByRole('option', { name: /^arXiv stat\.ML/ })
        .waitFor();
      await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
      await page.keyboard.press('a');
      await page.keyboard.type('cs.LG');
      await page.getByRole('option', { name: 'cs.LG Machine Learning' }).waitFor();
      await page.keyboard.press('Enter');
      await list(page)
        .getByRole('option', { name: /^arXiv cs\.LG/, selected: true })
        .waitFor();

      await page.keyboard.press('k');
      await list(page)
        .getByRole('option', { name: /^arXiv stat\.ML/, selected: true })
        .waitFor();
      await page.keyboard.press('p');
      await page.getByText('Paused. Nothing is fetched until it goes on.').waitFor();
      await page.getByRole('button', { name: 'More about arXiv stat.ML' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await list(page)
        .getByRole('option', { name: /^arXiv stat\.ML/ })
        .waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await list(page)
        .getByRole('option', { name: /^arXiv stat\.ML.*paused/ })
        .waitFor();

      const { sources } = await library.sources.list({});
      expect(sources.map(({ target, enabled }) => [target, enabled])).toEqual(
        expect.arrayContaining([
          ['cs.LG', true],
          ['stat.ML', false],
        ]),
      );
    },
  );

  journey('Q4: are renamed, and what cannot be one is said in a sentence', { now }, async (desk) => {
    const { page, library, host } = desk;
    await forbid(desk);
    await page
      .getByRole('button', { name: /^Follow a source/ })
      .first()
      .click();
    await field(page).fill('/nowhere/incoming');
    await page.getByRole('option', { name: 'Watch /nowhere/incoming' }).click();
    await page.getByRole('alert').getByText('There is no folder “/nowhere/incoming”.').waitFor();
    const folder = mkdtempSync(join(host.folder, 'incoming-'));
    await field(page).fill(folder);
    await page.getByRole('option', { name: `Watch ${folder}` }).click();
    await page.getByRole('button', { name: /^More about .*incoming-/ }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: /^Name of .*incoming-/ }).fill('Reading group');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Reading group', level: 2 }).waitFor();

    await page.getByRole('button', { name: /^Add a category/ }).click();
    await field(page).fill(folder);
    await page.getByRole('button', { name: 'Show Reading group' }).click();
    await field(page).waitFor({ state: 'detached' });

    expect((await library.sources.list({})).sources.map(({ name }) => name)).toEqual(['Reading group']);
  });

  journey('Q4: come from an OPML that is dropped, and leave as one', { inputs, now }, async (desk) => {
    const { page, library } = desk;
    await forbid(desk);
    const opml =
      '<?xml version="1.0"?><opml version="2.0"><body>' +
      '<outline text="A journal" type="rss" xmlUrl="https://journal.example/feed"/>' +
      '<outline text="cs.CL" type="rss" xmlUrl="https://rss.arxiv.org/rss/cs.CL"/></body></opml>';

    await dropFiles(page, [{ name: 'subscriptions.opml', text: opml }]);
    await page.getByText('2 sources added.').first().waitFor();
    await list(page)
      .getByRole('option', { name: /^A journal/ })
      .waitFor();
    await page.getByRole('button', { name: 'OPML' }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export OPML' }).click();
    const saved = await saving;

    expect(saved.suggestedFilename()).toBe('carrel-sources.opml');
    expect(readFileSync(await saved.path(), 'utf8')).toContain('xmlUrl="https://journal.example/feed"');
    expect((await library.sources.list({})).sources).toHaveLength(2);
  });

  journey(
    'wait while all network is forbidden, and the page says so',
    { inputs, now },
    async ({ page, library }) => {
      await library.sources.forbidNetwork({ forbidden: true });
      await library.sources.add({ kind: 'arxiv', target: 'cs.LG' });
      await library.sources.forbidNetwork({ forbidden: false });
      await openSources(page);
      const fetching = page.getByRole('button', { name: 'Fetch now' });

      await page.getByRole('switch', { name: 'Forbid all network' }).click();
      await page
        .getByText('All network is forbidden since 8:10. One source waits, the rest works.')
        .waitFor();
      expect(await fetching.isDisabled()).toBe(true);
      expect((await library.sources.list({})).network.forbidden).toBe(true);
      await page.getByRole('button', { name: 'Allow again' }).click();
      await expect.poll(() => fetching.isDisabled(), patience).toBe(false);

      expect(
        await page.getByRole('switch', { name: 'Forbid all network' }).getAttribute('aria-checked'),
      ).toBe('false');
    },
  );

  journey(
    'Q3: a day is chosen in the calendar by keys, and lies in the address',
    { inputs, now },
    async (desk) => {
      const { page, library } = desk;
      await forbid(desk);
      const { id } = await library.sources.add({ kind: 'arxiv', target: 'cs.LG' });
      await openSources(page);
      const grid = page.getByRole('grid', { name: /^Days of arXiv cs\.LG/ });

      await grid.getByRole('gridcell', { name: /^Wednesday, 1 July/ }).focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowUp');

      const chosen = grid.getByRole('gridcell', { name: /^Tuesday, 23 June/ });
      await expect.poll(() => hasFocus(chosen), patience).toBe(true);
      expect(await chosen.getAttribute('aria-selected')).toBe('true');
      await page.getByRole('heading', { name: 'Tuesday, 23 June' }).waitFor();
      await expect.poll(() => new URL(page.url()).hash, patience).toContain(`${id}%2F2026-06-23`);
      await page.keyboard.press('F6');
      await page.keyboard.press('Shift+F6');
      expect(await hasFocus(chosen)).toBe(true);
    },
  );

  journey(
    'Q9: on a narrow window the list comes first and the source is a page of its own',
    { inputs, now, browser: { viewport: { width: 640, height: 800 } } },
    async (desk) => {
      const { page, library } = desk;
      await forbid(desk);
      await library.sources.add({ kind: 'arxiv', target: 'cs.LG' });
      await library.sources.add({ kind: 'huggingface', target: 'daily' });
      await openSources(page);
      await expect.poll(() => hasFocus(list(page)), patience).toBe(true);

      await page.keyboard.press('j');
      await list(page)
        .getByRole('option', { selected: true, name: /^Daily Papers/ })
        .waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Daily Papers', level: 1 }).waitFor();
      expect(await list(page).isVisible()).toBe(false);
      await page.keyboard.press('Escape');

      await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
      await list(page)
        .getByRole('option', { selected: true, name: /^Daily Papers/ })
        .waitFor();
    },
  );
});

const noon = '2026-07-01T12:00:00.000Z';
const world = aTestWorld();
const arxiv = ['arxiv-listing', 'arxiv-api', 'arxiv-oai'] as const;
const refused: Fault = { kind: 'refused', status: 503 };
const row = (page: Page, name: RegExp) => list(page).getByRole('option', { name });

describeJourneys('what was fetched', (journey) => {
  journey(
    'Q1, Q6: is partial while a road is cut, and complete once the rest is fetched, by keys',
    {
      inputs,
      now: noon,
      services: {
        world,
        faults: [
          { service: 'arxiv-feed', fault: { kind: 'half' } },
          { service: arxiv, fault: refused },
        ],
      },
    },
    async ({ page, library, services }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      await openSources(page);
      await page.keyboard.press('a');
      await page.keyboard.type('cs.LG');
      await page.getByRole('option', { name: 'cs.LG Machine Learning' }).waitFor();
      await page.keyboard.press('Enter');
      await row(page, /^arXiv cs\.LG.*partial/).waitFor();
      await page.getByRole('button', { name: 'Fetch the rest' }).waitFor();
      await page
        .getByRole('region', { name: /^Requests of Wednesday, 1 July/ })
        .getByText('503')
        .first()
        .waitFor();

      services().mend();
      await page.keyboard.press('f');

      await row(page, /^arXiv cs\.LG.*complete/).waitFor();
      const announced = expectedOn(world, { kind: 'arxiv', target: 'cs.LG' }, '2026-07-01');
      const expected = (announced?.new ?? 0) + (announced?.crossListed ?? 0);
      await row(page, new RegExp(`^arXiv cs\\.LG, ${expected} of ${expected}`)).waitFor();
      await expect.poll(() => hasFocus(list(page)), patience).toBe(true);
      await page.keyboard.press('Enter');
      await expect.poll(() => listed(page), patience).toBe(expected);
      expect((await library.sources.list({})).sources[0]?.days[0]?.verdict).toBe('complete');
    },
  );

  journey(
    'says that it failed, with what can be done, by mouse',
    {
      inputs,
      now: noon,
      services: { world, faults: [{ service: ['arxiv-feed', ...arxiv], fault: refused }] },
    },
    async ({ page, services }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      await page.getByRole('link', { name: 'Sources' }).click();
      await page.getByRole('button', { name: 'Add a source' }).click();
      await field(page).fill('cs.CL');
      await page.getByRole('option', { name: /^cs\.CL/ }).click();
      await row(page, /^arXiv cs\.CL.*failed/).waitFor();
      const rail = page.getByRole('navigation', { name: 'Views' });
      await rail.getByRole('link', { name: /^arXiv cs\.CL.*Wednesday, 1 July failed/ }).waitFor();

      services().mend();
      await page.getByRole('button', { name: 'Try now' }).click();

      await row(page, /^arXiv cs\.CL.*complete/).waitFor();
      await rail.getByRole('link', { name: /^arXiv cs\.CL.*Wednesday, 1 July complete/ }).waitFor();
      await page.getByRole('link', { name: /^Open \d+ papers/ }).click();
      await expect.poll(() => listed(page), patience).toBeGreaterThan(0);
      expect(decodeURIComponent(new URL(page.url()).hash)).toContain('source:arxiv/cs.CL+listing:2026-07-01');
    },
  );
});

describeJourneys('rules and watch lists', (journey) => {
  journey('Q7: any search becomes a rule in two clicks', { inputs }, async ({ page, library }) => {
    await expect.poll(() => listed(page), patience).toBe(6);
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('cache');

    await page.getByRole('button', { name: 'Make a rule of this search' }).click();
    const sheet = page.getByRole('dialog', { name: 'New rule' });
    await sheet.getByText(/would have hidden/).waitFor();
    await sheet
      .getByRole('list', { name: 'Papers that match' })
      .getByText('A kv cache for long evenings')
      .waitFor();
    await sheet.getByRole('button', { name: 'Add the rule' }).click();

    await expect
      .poll(
        async () => (await library.rules.list({})).rules.map(({ query, actions }) => ({ query, actions })),
        patience,
      )
      .toEqual([{ query: 'cache', actions: [{ kind: 'hide' }] }]);
  });

  journey(
    'Q5: rules are switched, put in order and removed by keys',
    { inputs },
    async ({ page, library }) => {
      for (const query of ['lamps', 'desks', 'chairs'])
        await library.rules.add({ query, actions: [{ kind: 'queue' }] });
      const queries = async () => (await library.rules.list({})).rules.map((rule) => rule.query);
      await openSources(page);
      const row = (query: string) => rules(page).getByRole('row', { name: new RegExp(`^${query}`) });

      await row('lamps').focus();
      await page.keyboard.press('Space');
      await expect.poll(async () => (await library.rules.list({})).rules[0]?.enabled, patience).toBe(false);
      await page.keyboard.press('Alt+ArrowDown');
      await expect.poll(queries, patience).toEqual(['desks', 'lamps', 'chairs']);
      await expect.poll(() => hasFocus(row('lamps')), patience).toBe(true);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Delete');
      await expect.poll(queries, patience).toEqual(['desks', 'lamps']);
      await page.getByRole('button', { name: 'Undo' }).click();

      await expect.poll(queries, patience).toEqual(['desks', 'lamps', 'chairs']);
      await row('chairs').waitFor();
      // T17: by the key as well, step by step, like any other edit.
      await page.keyboard.press('u');
      await expect.poll(queries, patience).toEqual(['lamps', 'desks', 'chairs']);
      const shown = async () =>
        (await rules(page).getByRole('row').allInnerTexts()).flatMap(
          (text) => /^(?:lamps|desks|chairs)/.exec(text) ?? [],
        );
      await expect.poll(shown, patience).toEqual(['lamps', 'desks', 'chairs']);
    },
  );

  journey(
    'Q8: what is watched is marked in the list and in the paper',
    { inputs },
    async ({ page, library }) => {
      await expect.poll(() => listed(page), patience).toBe(6);
      await page.keyboard.press('Shift+W');
      const sheet = page.getByRole('dialog', { name: 'Watch list' });

      await sheet.getByRole('radio', { name: 'Keyword' }).click();
      await sheet.getByRole('textbox', { name: 'Words' }).fill('kv cache');
      await page.keyboard.press('Enter');
      await sheet.getByText('kv cache').waitFor();
      await sheet.getByRole('radio', { name: 'Group' }).click();
      await sheet.getByRole('textbox', { name: 'Name' }).fill('Cavendish Laboratory');
      await page.keyboard.press('Enter');
      await sheet.getByText('Cavendish Laboratory').waitFor();
      await page.keyboard.press('Escape');

      const papers = page.getByRole('listbox', { name: 'Papers' });
      await papers.getByRole('option', { name: /A kv cache.*watched: kv cache/ }).click();
      await papers.locator('mark', { hasText: 'kv cache' }).waitFor();
      await page.getByRole('article').locator('h1 mark', { hasText: 'kv cache' }).waitFor();
      await papers.getByRole('option', { name: /Lamps.*watched: Cavendish Laboratory/ }).click();
      await page.getByRole('article').locator('mark', { hasText: 'Cavendish Laboratory' }).waitFor();
      expect((await library.watch.list({})).watches).toHaveLength(2);
    },
  );
});
