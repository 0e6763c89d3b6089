import { openTestLibrary } from '../library.ts';

// Takes back the newest edit and says how far it is: `node undo-newest.ts <folder>`.
const [folder = ''] = process.argv.slice(2);
const { client, close, settled } = openTestLibrary({ folder });
process.stdout.write('begun\n');
await client.edits.undo({}, { onProgress: ({ step }) => void process.stdout.write(`${step}\n`) });
process.stdout.write('committed\n');
await settled();
close();
