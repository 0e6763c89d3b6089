import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aListing, idOf, manyPapers, papersOf } from '../kit/library.ts';
import {
  type Desk,
  describeJourneys,
  hasFocus,
  listed,
  noteEditor,
  openNote,
  paperHeading,
  patience,
  titlesShown,
} from '../kit/page.ts';

const inputs = [aListing(manyPapers(8))];
const title = (number: number): string => `Paper number ${number} on tests`;

/** What the rail says of a view, such as `Inbox 8`; only the name where it counts nothing. */
async function railSays(page: Page, view: string): Promise<string> {
  const link = page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: new RegExp(`^${view}`) });
  return (await link.innerText()).replaceAll(/\s+/g, ' ').trim();
}

async function statusOf({ library }: Desk, number: number): Promise<string | null> {
  return (await library.papers.get({ id: await idOf(library, title(number)) })).status;
}

const open = (page: Page) => page.getByRole('article').getByRole('heading', { level: 1 });

describeJourneys('deciding, with keys only', (journey) => {
  journey(
    'a library with papers never shows the first page, not for a moment',
    { inputs },
    async ({ page }) => {
      await page.addInitScript(() => {
        new MutationObserver(() => {
          if (document.body?.textContent.includes('What would you like to read?')) document.title = 'Flashed';
        }).observe(document, { childList: true, subtree: true });
      });

      for (let load = 0; load < 4; load += 1) {
        await page.reload();
        await expect.poll(() => listed(page), patience).toBe(8);
        expect(await page.title()).toBe('Library · Carrel');
      }
    },
  );

  journey(
    'queue, skip, read, undo; the counts follow, and a reload shows the same',
    { inputs },
    async (desk) => {
      const { page } = desk;
      await expect.poll(() => listed(page), patience).toBe(8);
      await page.keyboard.press('g');
      await page.keyboard.press('i');
      await expect.poll(() => page.title(), patience).toBe('Inbox · Carrel');
      await expect.poll(() => listed(page), patience).toBe(8);
      const [first = '', second = '', third = ''] = await titlesShown(page);
      const numberOf = (shown: string): number => Number(/\d+/.exec(shown)?.[0]);
      await expect.poll(() => open(page).textContent(), patience).toBe(first);

      await page.keyboard.press('s');
      await expect.poll(() => listed(page), patience).toBe(7);
      await page
        .getByText('Queued 1 paper', { exact: true })
        .or(page.getByText(/^Queued “/))
        .first()
        .waitFor();
      await expect.poll(() => open(page).textContent(), patience).toBe(second);
      expect(await statusOf(desk, numberOf(first))).toBe('queued');
      await page.keyboard.press('e');
      await expect.poll(() => listed(page), patience).toBe(6);
      expect(await statusOf(desk, numberOf(second))).toBe('skipped');
      await expect.poll(() => open(page).textContent(), patience).toBe(third);

      await page.keyboard.press('j');
      await expect.poll(() => open(page).textContent(), patience).not.toBe(third);
      await page.keyboard.press('k');
      await expect.poll(() => open(page).textContent(), patience).toBe(third);
      await page.keyboard.press('u');
      await expect.poll(() => listed(page), patience).toBe(7);
      expect(await statusOf(desk, numberOf(second))).toBe('undecided');
      await expect.poll(() => railSays(page, 'Inbox'), patience).toBe('Inbox 7');
      expect(await railSays(page, 'Queue')).toBe('Queue 1');

      await page.reload();
      await expect.poll(() => listed(page), patience).toBe(7);
      expect(await page.title()).toBe('Inbox · Carrel');
      expect(await railSays(page, 'Inbox')).toBe('Inbox 7');
      expect(await railSays(page, 'Queue')).toBe('Queue 1');
      expect(await titlesShown(page)).not.toContain(first);
    },
  );

  journey('going to the view one is in already keeps the paper open', { inputs }, async ({ page }) => {
    await expect.poll(() => listed(page), patience).toBe(8);
    const second = 'Paper number 2 on tests';
    await page.keyboard.press('j');
    await expect.poll(() => paperHeading(page).textContent(), patience).toBe(second);

    await page.keyboard.press('g');
    await page.keyboard.press('l');

    await openNote(page);
    expect(await paperHeading(page).textContent()).toBe(second);
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => hasFocus(noteEditor(page)), patience).toBe(true);
  });

  journey('several are picked and decided as one step', { inputs, at: '#/inbox' }, async (desk) => {
    const { page, library } = desk;
    await expect.poll(() => listed(page), patience).toBe(8);
    for (let count = 0; count < 3; count += 1) {
      await page.keyboard.press('x');
      await page.keyboard.press('j');
    }
    await page.getByRole('toolbar', { name: 'Picked papers' }).getByText('3 picked').waitFor();

    await page.keyboard.press('d');

    await expect.poll(() => listed(page), patience).toBe(5);
    const isDone = (await papersOf(library)).filter(({ status }) => status === 'done');
    expect(isDone).toHaveLength(3);
    await page.getByRole('toolbar', { name: 'Picked papers' }).waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await expect.poll(() => listed(page), patience).toBe(8);
    expect((await papersOf(library)).every(({ status }) => status === 'undecided')).toBe(true);
  });

  journey('a tag is completed from those in use, and is found in the rail', { inputs }, async (desk) => {
    const { page, library } = desk;
    const [third, fourth] = [await idOf(library, title(3)), await idOf(library, title(4))];
    await library.papers.edit({ ids: [third], addTags: ['lamplight'] });
    await page.goto(`${desk.host.origin}/#/library?paper=${fourth}`);
    await expect.poll(() => open(page).textContent(), patience).toBe(title(4));

    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'Add a tag' }).waitFor();
    await page.keyboard.type('lam');
    await page
      .getByRole('listbox', { name: 'Tags in use' })
      .getByRole('option', { name: /lamplight/ })
      .waitFor();
    await page.keyboard.press('Tab');
    await expect
      .poll(async () => (await library.papers.get({ id: fourth })).tags, patience)
      .toEqual(['lamplight']);
    await page.keyboard.type('brand new');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');

    await expect
      .poll(async () => (await library.papers.get({ id: fourth })).tags.toSorted(), patience)
      .toEqual(['brand new', 'lamplight']);
    await expect.poll(() => railSays(page, '#?\\s*lamplight'), patience).toMatch(/lamplight 2$/);
    await page.getByRole('link', { name: /brand new/ }).click();
    await expect.poll(() => titlesShown(page), patience).toEqual([title(4)]);
  });

  journey('tags of several papers are added and taken at once', { inputs }, async ({ page, library }) => {
    await expect.poll(() => listed(page), patience).toBe(8);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');

    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: 'Tags of 2 papers' }).waitFor();
    await page.keyboard.type('shelf');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');

    await expect
      .poll(
        async () => (await papersOf(library)).filter(({ tags }) => tags.includes('shelf')).length,
        patience,
      )
      .toBe(2);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(page.getByRole('listbox', { name: 'Papers' })), patience).toBe(true);
  });

  journey('the trash takes papers and gives them back', { inputs }, async (desk) => {
    const { page, library } = desk;
    await expect.poll(() => listed(page), patience).toBe(8);
    const [first = ''] = await titlesShown(page);

    await page.keyboard.press('Backspace');
    await expect.poll(() => listed(page), patience).toBe(7);
    expect(await titlesShown(page)).not.toContain(first);
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect.poll(() => titlesShown(page), patience).toEqual([first]);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('take out');
    await page.getByRole('option', { name: /Take out of the trash/ }).waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
    expect(await library.library.about({})).toMatchObject({ papers: 8 });
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await expect.poll(() => listed(page), patience).toBe(8);
  });

  journey(
    'Space reads the abstract on',
    { inputs: [longAbstract()], browser: { viewport: { width: 1280, height: 500 } } },
    async ({ page }) => {
      await expect.poll(() => listed(page), patience).toBe(1);
      await page.getByRole('article').getByText('Sentence number 1 ').waitFor();
      const last = page.getByRole('article').getByText(/Sentence number 400 /);
      const bottom = async () => (await last.boundingBox())?.y ?? 0;
      const before = (await last.boundingBox())?.y ?? 0;

      await page.keyboard.press('Space');

      await expect.poll(bottom, patience).toBeLessThan(before - 100);
    },
  );
});

function longAbstract(): Uint8Array {
  const sentences = Array.from({ length: 400 }, (_, index) => `Sentence number ${index + 1} goes on.`);
  return aListing([{ title: 'A long paper', abstract: sentences.join(' ') }]);
}
