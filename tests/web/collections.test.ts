import { expect } from 'vitest';
import { aListing, idOf } from '../kit/library.ts';
import { describeJourneys, hasFocus, listed, patience } from '../kit/page.ts';
import { violationsOf } from '../kit/violations.ts';

const inputs = [
  aListing([{ title: 'Tides of the north' }, { title: 'Tides of the south' }, { title: 'Quiet Gardens' }]),
];

describeJourneys('collections', (journey) => {
  journey(
    'L30: are made by typing a path, filled, followed and undone, by keys alone',
    { inputs },
    async (desk) => {
      const { page, library } = desk;
      const rail = page.getByRole('navigation', { name: 'Views' });
      await expect.poll(() => listed(page), patience).toBe(3);
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page.keyboard.press('c');
      const sheet = page.getByRole('dialog', { name: 'Collections of 1 paper' });
      const field = sheet.getByRole('textbox', { name: 'Find or name a collection' });
      await expect.poll(() => hasFocus(field), patience).toBe(true);
      await page.keyboard.type('Thesis/Chapter 1');
      await sheet.getByRole('button', { name: 'New collection “Thesis/Chapter 1”' }).waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await expect
        .poll(
          () => sheet.getByRole('checkbox', { name: /^Chapter 1/ }).getAttribute('aria-checked'),
          patience,
        )
        .toBe('true');
      expect(await sheet.getByRole('checkbox', { name: /^Thesis/ }).getAttribute('aria-checked')).toBe(
        'false',
      );
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });

      // What is in a collection within it counts too.
      await rail.getByRole('link', { name: 'Thesis 1' }).waitFor();
      await rail.getByRole('link', { name: 'Chapter 1 1' }).click();
      await expect.poll(() => listed(page), patience).toBe(1);
      expect(await violationsOf(page)).toEqual([]);

      await page.keyboard.press('u');
      await page.getByRole('heading', { name: /^Nothing for/ }).waitFor();
      const { collections } = await library.collections.list({});
      expect(collections.map(({ name, papers }) => [name, papers])).toEqual([
        ['Thesis', 0],
        ['Chapter 1', 0],
      ]);
    },
  );

  journey('L30: are moved, renamed and removed in the rail by keys and by drag', { inputs }, async (desk) => {
    const { page, library } = desk;
    for (const name of ['One', 'Two', 'Three']) await library.collections.add({ name, parent: null });
    const tides = await idOf(library, 'Tides of the north');
    await library.collections.place({ ids: [tides], collection: 3, isIn: true });
    await page.reload();
    const rail = page.getByRole('navigation', { name: 'Views' });
    const link = (name: RegExp) => rail.getByRole('link', { name });
    const parents = async () =>
      (await library.collections.list({})).collections.map(({ name, parent }) => `${name} ${parent ?? '-'}`);
    await link(/^Three 1/).waitFor();

    await link(/^Two/).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(parents, patience).toEqual(['One -', 'Two 1', 'Three -']);
    await expect.poll(() => link(/^Two/).getAttribute('data-tip'), patience).toBe('One/Two');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(parents, patience).toEqual(['One -', 'Three -', 'Two -']);
    await expect.poll(() => link(/^Two/).getAttribute('data-tip'), patience).toBe('Two');
    await link(/^Three/).dragTo(link(/^One/));
    await expect.poll(parents, patience).toEqual(['One -', 'Three 1', 'Two -']);
    await link(/^One 1/).waitFor();

    await link(/^Three/).focus();
    await page.keyboard.press('F2');
    const name = page.getByRole('textbox', { name: 'New name of Three' });
    await expect.poll(() => hasFocus(name), patience).toBe(true);
    await page.keyboard.type('Moons');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await link(/^Moons 1/).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('collection:one/moons ');
    await expect.poll(() => listed(page), patience).toBe(1);

    await link(/^One/).focus();
    await page.keyboard.press('Delete');
    await expect.poll(parents, patience).toEqual(['Two -']);
    await page.getByRole('heading', { name: /^Nothing for/ }).waitFor();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(parents, patience).toEqual(['One -', 'Moons 1', 'Two -']);
    await expect.poll(() => listed(page), patience).toBe(1);
  });
});
