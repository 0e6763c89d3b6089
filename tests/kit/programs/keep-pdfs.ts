import { largestPdfPart } from '#shared/contract/reading.ts';
import { openTestLibrary, papersOf } from '../library.ts';
import { aPdf } from '../pdf.ts';

// Attaches one PDF after the other to the only paper of a library, part by part, and says what it has done:
// `node keep-pdfs.ts <folder> <bytes of each>`.
const [folder = '', bytes = ''] = process.argv.slice(2);
const { client } = openTestLibrary({ folder });
const [paper] = await papersOf(client);
if (paper === undefined) throw new Error('The library has no paper.');
process.stdout.write('begun\n');
for (let number = 1; number <= 100; number += 1) {
  const pdf = aPdf({ title: `Copy ${number}`, pages: number, padding: Number(bytes) });
  const { upload } = await client.reading.beginPdf({ paper: paper.id, bytes: pdf.byteLength });
  for (let at = 0; at < pdf.byteLength; at += largestPdfPart) {
    await client.reading.addToPdf({ upload, bytes: pdf.slice(at, at + largestPdfPart) });
    process.stdout.write('part\n');
  }
  const ending = client.reading.endPdf({ upload });
  process.stdout.write('ending\n');
  await ending;
  process.stdout.write(`attached ${number}\n`);
}
