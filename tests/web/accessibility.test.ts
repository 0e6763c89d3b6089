import { expect } from 'vitest';
import { aDailyPage } from '../kit/daily-page.ts';
import { aListing, idOf, type ListedPaper, manyPapers } from '../kit/library.ts';
import { type Desk, describeJourneys, listed, pasteByKeys, patience } from '../kit/page.ts';
import { aTestWorld } from '../kit/services/test-world.ts';
import { violationsOf } from '../kit/violations.ts';

const papers: readonly ListedPaper[] = [
  {
    title: 'Lamps that read $x^2$ along',
    abstract: 'Lamps see $\\alpha$ pages; code at https://github.com/example-lab/lamps and more.',
    date: 'May 2, 2024',
    comments: 4,
  },
  { title: 'Desks of one leg', organization: 'Fennimore Institute', date: 'Jun 1, 2025' },
  ...manyPapers(9),
];
/** Goes to a view by its address, and waits until it says so. */
async function goTo({ page, host }: Desk, hash: string): Promise<void> {
  await page.goto(`${host.origin}/${hash}`);
  await page.reload();
}

describeJourneys('axe finds nothing to complain about', (journey) => {
  journey('on the first page and in the import sheet', async (desk) => {
    const { page } = desk;
    const found: Record<string, string[]> = {};
    await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
    found['welcome'] = await violationsOf(page);
    await pasteByKeys(
      desk,
      new TextDecoder().decode(aListing(papers)).concat('\n\nA paper without a tail\n\nWords.'),
    );
    await page.getByRole('button', { name: /^Import \d+ papers$/ }).waitFor();
    found['import sheet'] = await violationsOf(page);
    await page.keyboard.press('6');
    found['import sheet, not understood'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Paste a listing' }).fill('Two lemons.');
    await page.getByRole('button', { name: 'See what is in it' }).click();
    await page.getByRole('heading', { name: 'No paper was found in it' }).waitFor();
    found['nothing readable'] = await violationsOf(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });

  journey('in the views of the library', { inputs: [aListing(papers)] }, async (desk) => {
    const { page, library } = desk;
    const lamps = await idOf(library, 'Lamps that read $x^2$ along');
    const desks = await idOf(library, 'Desks of one leg');
    await library.papers.edit({ ids: [lamps], addTags: ['light', 'to discuss'], status: 'queued' });
    await library.papers.edit({ ids: [desks], trashed: true });
    const found: Record<string, string[]> = {};
    const views = {
      inbox: '#/inbox',
      queue: '#/queue',
      'empty view': '#/done',
      'with query and facets': '#/library?q=lamps&status=queued,-done&tag=light',
      trash: '#/trash',
      'nothing found': '#/library?q=zzzzqqqq',
      'some of the words': '#/library?q=lamps+zzzzqqqq',
      'no such paper': '#/library?q=zzzzqqqq&paper=99999',
    };
    for (const [name, hash] of Object.entries(views)) {
      await goTo(desk, hash);
      await page
        .getByRole('searchbox')
        .or(page.getByRole('combobox', { name: 'Search' }))
        .waitFor();
      await page
        .getByText(/of \d+ papers?$/)
        .first()
        .waitFor();
      found[name] = await violationsOf(page);
    }

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });

  journey('in the paper, its note and the sheets', { inputs: [aListing(papers)] }, async (desk) => {
    const { page, library } = desk;
    const lamps = await idOf(library, 'Lamps that read $x^2$ along');
    await library.papers.edit({ ids: [lamps], addTags: ['light', 'to discuss'], status: 'queued' });
    await library.backups.make({});
    const found: Record<string, string[]> = {};
    await goTo(desk, `#/library?paper=${lamps}`);
    await expect.poll(() => listed(page), patience).toBe(11);
    await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
    found['paper'] = await violationsOf(page);

    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'Add a tag' }).waitFor();
    found['tags'] = await violationsOf(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /^Note on/ }).waitFor();
    await page.keyboard.type(
      '# Lamps\n\nThey *see* **far** $x^2$, see [there](https://example.org).\n\n> a quote\n\n- [ ] `code`',
    );
    found['note'] = await violationsOf(page);
    await page.getByRole('radio', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: 'Lamps', exact: true }).waitFor();
    found['preview of the note'] = await violationsOf(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('x');
    await page.getByRole('toolbar', { name: 'Picked papers' }).waitFor();
    found['picked'] = await violationsOf(page);
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    found['tags of the picked'] = await violationsOf(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('lamp');
    found['palette'] = await violationsOf(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    found['keys'] = await violationsOf(page);
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+,');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('button', { name: 'Check now' }).click();
    await settings.getByText('No fault').waitFor();
    found['settings'] = await violationsOf(page);
    await settings.getByRole('button', { name: /^Restore the backup/ }).click();
    await page.getByRole('button', { name: /^Put back/ }).waitFor();
    found['question'] = await violationsOf(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });

  journey('in triage', { inputs: [aDailyPage(3)] }, async (desk) => {
    const { page, library } = desk;
    await library.watch.put({ kind: 'keyword', value: 'memory', variants: [], orcid: null });
    const found: Record<string, string[]> = {};
    await goTo(desk, '#/triage?view=inbox');
    const title = page.locator('article[data-mode="current"] h2');
    await title.waitFor();
    found['card'] = await violationsOf(page);
    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'Add a tag' }).waitFor();
    await page.keyboard.type('light');
    found['tag'] = await violationsOf(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /^Note on/ }).waitFor();
    found['note'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('4');
    await page.keyboard.press('z');
    await page.getByRole('menu', { name: 'Snooze until' }).waitFor();
    found['snooze'] = await violationsOf(page);
    await page.getByRole('menuitem', { name: /On a date/ }).click();
    await page.getByLabel('Back on').waitFor();
    found['snooze until a date'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.getByRole('menu', { name: 'A rule for papers' }).waitFor();
    found['rule'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+s');
    await page.getByRole('button', { name: /^Queue \d papers?/ }).waitFor();
    found['everything like this'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    for (const key of 'ses') await page.keyboard.press(key);
    await page.getByRole('heading', { name: /^3 papers decided in/ }).waitFor();
    found['summary'] = await violationsOf(page);
    await goTo(desk, '#/triage?view=inbox');
    await page.getByRole('heading', { name: 'Nothing is left to decide' }).waitFor();
    found['nothing left'] = await violationsOf(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });

  const narrow = { viewport: { width: 400, height: 720 } };
  journey('in a narrow window', { browser: narrow, inputs: [aListing(papers)] }, async (desk) => {
    const { page } = desk;
    const found: Record<string, string[]> = {};
    await expect.poll(() => listed(page), patience).toBe(11);
    found['list'] = await violationsOf(page);
    await page.getByRole('button', { name: 'Facets' }).click();
    await page.getByRole('region', { name: 'Facets' }).waitFor();
    found['facets'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Back to the list' }).waitFor();
    found['paper'] = await violationsOf(page);
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /^Note on/ }).waitFor();
    found['note'] = await violationsOf(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });

  const now = '2026-07-01T12:00:00.000Z';
  const services = { world: aTestWorld() };
  journey('on the page of sources and in its sheets', { now, services }, async (desk) => {
    const { page, library } = desk;
    const found: Record<string, string[]> = {};
    await goTo(desk, '#/sources');
    await page.getByRole('heading', { name: 'Nothing is fetched yet' }).waitFor();
    found['no source'] = await violationsOf(page);
    await library.sources.add({ kind: 'arxiv', target: 'cs.LG' });
    await library.sources.add({ kind: 'huggingface', target: 'daily' });
    await library.sources.fetch({});
    await library.rules.add({ query: 'category:cs.CV -memory', actions: [{ kind: 'hide' }] });
    await library.watch.put({ kind: 'author', value: 'Emmy Noether', variants: ['E. Noether'], orcid: null });
    await goTo(desk, '#/sources');
    await page.getByRole('region', { name: /^Requests of/ }).waitFor();
    found['sources'] = await violationsOf(page);
    await page.keyboard.press('a');
    await page.keyboard.type('stat.M');
    await page.getByRole('option', { name: 'stat.ML Machine Learning' }).waitFor();
    found['adding'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'New rule' }).waitFor();
    await page.keyboard.type('category:cs.LG');
    await page.getByRole('list', { name: 'Papers that match' }).waitFor();
    found['rule'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+w');
    await page.getByRole('dialog', { name: 'Watch list' }).waitFor();
    found['watch list'] = await violationsOf(page);
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: 'Forbid all network' }).click();
    await page.getByRole('button', { name: 'Allow again' }).waitFor();
    found['network forbidden'] = await violationsOf(page);
    await page.setViewportSize({ width: 400, height: 720 });
    found['narrow list'] = await violationsOf(page);
    await page.getByRole('option', { name: /^arXiv cs\.LG/ }).click();
    await page.getByRole('button', { name: 'Back to the sources' }).waitFor();
    found['narrow source'] = await violationsOf(page);

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });
});
