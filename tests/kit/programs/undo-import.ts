import { openTestLibrary } from '../library.ts';

// Undoes the import of a library, and says when it begins and ends: `node undo-import.ts <folder>`.
const [folder = ''] = process.argv.slice(2);
const { client, close } = openTestLibrary({ folder });
const { edits } = await client.edits.list({});
process.stdout.write('begun\n');
await client.edits.undo({ edit: edits.find(({ kind }) => kind === 'import')?.edit ?? 0 });
process.stdout.write('undone\n');
close();
