import { openTestLibrary, papersOf } from '../library.ts';

// Skips and tags every paper of a library as one edit, and says how far it is: `node edit-all.ts <folder>`.
const [folder = ''] = process.argv.slice(2);
const { client, close } = openTestLibrary({ folder });
const ids = (await papersOf(client)).map(({ id }) => id);
process.stdout.write('begun\n');
await client.papers.edit(
  { ids, status: 'skipped', addTags: ['x'] },
  { onProgress: ({ step }) => void process.stdout.write(`${step}\n`) },
);
process.stdout.write('committed\n');
close();
