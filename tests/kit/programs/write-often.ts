import { idOf, openTestLibrary } from '../library.ts';

// Writes a hundred notes and tags into a library that others write to: `node write-often.ts <folder> <name>`.
const [folder = '', name = ''] = process.argv.slice(2);
const { client, close } = openTestLibrary({ folder });
const paper = await idOf(client, 'Shared');
for (let count = 1; count <= 100; count += 1) {
  await client.papers.edit({ ids: [paper], addTags: [`${name}-${count}`] });
  await client.notes.save({ paper, text: `${name} ${count}`, base: 0 });
}
close();
