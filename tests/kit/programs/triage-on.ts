import { aListing, importInto, manyPapers, openTestLibrary, papersOf } from '../library.ts';

// Skips one paper after the other in a session and says after each that it moved on: `node triage-on.ts <folder>`.
const [folder = ''] = process.argv.slice(2);
const { client, close } = openTestLibrary({ folder });
await importInto(client, aListing(manyPapers(400)));
const papers = await papersOf(client);
const { id: session } = await client.triage.begin({
  scope: { query: '' },
  order: 'rank',
  total: papers.length,
});
for (const [place, paper] of papers.entries()) {
  await client.papers.edit({ ids: [paper.id], status: 'skipped', session, tookMs: 10 });
  await client.triage.move({ session, paper: papers[place + 1]?.id ?? null });
  process.stdout.write('moved\n');
}
close();
