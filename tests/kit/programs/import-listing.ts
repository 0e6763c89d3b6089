import { readFileSync } from 'node:fs';
import { openTestLibrary } from '../library.ts';

// Imports a listing into a folder and says when it is at which step: `node import-listing.ts <folder> <file>`.
const [folder = '', file = ''] = process.argv.slice(2);
const { client, close } = openTestLibrary({ folder });
const { ticket } = await client.imports.preview({
  files: [{ name: 'listing.txt', bytes: new Uint8Array(readFileSync(file)) }],
  asOf: '2026-07-01',
});
process.stdout.write('parsed\n');
await client.imports.run({ ticket }, { onProgress: ({ step }) => void process.stdout.write(`${step}\n`) });
process.stdout.write('committed\n');
close();
