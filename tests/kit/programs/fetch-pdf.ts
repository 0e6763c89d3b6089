import { openTestLibrary, papersOf } from '../library.ts';
import { aPdfWeb } from '../pdf-server.ts';

// Fetches the PDF of the only paper of a library, and says how much has come: `node fetch-pdf.ts <folder> <server>`.
const [folder = '', server = ''] = process.argv.slice(2);
const { client, close } = openTestLibrary({ folder, pdfWeb: aPdfWeb(server) });
const [paper] = await papersOf(client);
if (paper === undefined) throw new Error('The library has no paper.');
await client.reading.fetchPdf(
  { paper: paper.id },
  { onProgress: ({ done }) => void (done > 0 && process.stdout.write(`received ${done}\n`)) },
);
process.stdout.write('fetched\n');
close();
