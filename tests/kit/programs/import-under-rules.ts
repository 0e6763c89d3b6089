import { aListing, importInto, manyPapers, openTestLibrary } from '../library.ts';

// Imports papers that a rule hides, and says when it begins and ends: `node import-under-rules.ts <folder> <papers>`.
const [folder = '', papers = ''] = process.argv.slice(2);
const { client, close } = openTestLibrary({ folder });
await client.rules.add({ query: 'tests', actions: [{ kind: 'hide' }] });
process.stdout.write('begun\n');
await importInto(client, aListing(manyPapers(Number(papers))));
process.stdout.write('committed\n');
close();
