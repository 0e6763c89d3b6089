import { expect } from 'vitest';
import { aListing, idOf } from '../kit/library.ts';
import { describeJourneys, paperHeading, patience } from '../kit/page.ts';

const caches = 'We keep the cache of a transformer small by quantizing its keys and values, page by page.';
const lattices = 'Lattice surgery on surface codes; a decoder for lattice defects in error correction.';
const inputs = [
  aListing([
    { title: 'Small caches for transformers', abstract: caches },
    { title: 'Quantizing the cache of a transformer', abstract: `${caches} Now in two bits.` },
    { title: 'Surgery on lattices', abstract: lattices },
    { title: 'Decoding lattice defects', abstract: `${lattices} With less hardware.` },
  ]),
];

describeJourneys('related papers', (journey) => {
  journey('R9: stand below the abstract, and open by click and by key', { inputs }, async (desk) => {
    const { page, library, host } = desk;
    const first = await idOf(library, 'Small caches for transformers');
    await page.goto(`${host.origin}/#/library?paper=${first}`);
    const related = page.getByRole('region', { name: 'Related' });
    const likest = related.getByRole('button', { name: /^Quantizing the cache of a transformer/ });

    await likest.click();
    await expect.poll(() => paperHeading(page).textContent(), patience).toContain('Quantizing the cache');

    const back = related.getByRole('button', { name: /^Small caches for transformers/ });
    await back.waitFor();
    await back.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => paperHeading(page).textContent(), patience).toContain('Small caches');
  });
});
