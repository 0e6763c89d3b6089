import { expect } from 'vitest';
import { aListing, idOf, importInto } from '../kit/library.ts';
import { describeJourneys, patience } from '../kit/page.ts';

const inputs = [aListing([{ title: 'Tide tables', authors: 2 }])];

describeJourneys('the decisions on a paper', (journey) => {
  journey(
    'T2: stand below its abstract, with reason and time, also those taken back',
    { inputs },
    async (desk) => {
      const { page, library, host } = desk;
      await library.rules.add({ query: 'moles', actions: [{ kind: 'hide' }] });
      await importInto(library, aListing([{ title: 'Moles under the lawn', authors: 2 }], 'Jul 2'));
      const id = await idOf(library, 'Moles under the lawn');
      await page.goto(`${host.origin}/#/library?paper=${id}`);
      const history = page.getByRole('region', { name: 'Decisions' });
      const shown = () => history.getByRole('listitem').allInnerTexts();
      const entry = (text: string) => expect.stringMatching(new RegExp(`^${text}`));
      await expect.poll(shown, patience).toEqual([entry('Skipped, by the rule “moles”')]);

      await page.getByRole('radio', { name: 'Queued' }).click();
      await expect.poll(shown, patience).toEqual([entry('Queued'), entry('Skipped, by the rule “moles”')]);
      await page.keyboard.press('u');
      await expect
        .poll(shown, patience)
        .toEqual([entry('Queued, taken back'), entry('Skipped, by the rule “moles”')]);
      for (const rating of [2, 3]) await library.papers.edit({ ids: [id], status: 'done', rating });

      await expect.poll(shown, patience).toHaveLength(3);
      await history.getByRole('button', { name: 'and 1 more' }).press('Enter');
      await expect.poll(shown, patience).toHaveLength(4);
    },
  );
});
