import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largestPdfBytes, largestPdfPart } from '#shared/contract/reading.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { aListing, idOf, importInto, openTestLibrary, type TestLibrary } from '../kit/library.ts';
import { aPdf } from '../kit/pdf.ts';

const pdf = aPdf({ pages: 3, padding: 2_000_000 });
const hash = createHash('sha256').update(pdf).digest('hex');

function filesOf({ folder }: TestLibrary): string[] {
  const directory = join(folder, 'pdfs');
  return existsSync(directory) ? readdirSync(directory).sort() : [];
}

async function aPaper({ client }: TestLibrary): Promise<PaperId> {
  await importInto(client, aListing([{ title: 'On lighthouses' }]));
  return idOf(client, 'On lighthouses');
}

async function send(
  { client }: TestLibrary,
  upload: string,
  bytes: Uint8Array,
  size = 300_000,
): Promise<number> {
  let received = 0;
  for (let at = 0; at < bytes.byteLength; at += size) {
    ({ received } = await client.reading.addToPdf({ upload, bytes: bytes.slice(at, at + size) }));
  }
  return received;
}

describe('a PDF that comes in parts (B2)', () => {
  it('is attached when it is whole, as one edit', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = await aPaper(library);

    const { upload } = await client.reading.beginPdf({ paper, bytes: pdf.byteLength });
    expect(await send(library, upload, pdf)).toBe(pdf.byteLength);
    expect((await client.papers.get({ id: paper })).pdf).toBeNull();
    const { edit, sentence } = await client.reading.endPdf({ upload });

    expect(sentence).toBe('Attached a PDF to “On lighthouses”');
    expect(filesOf(library)).toEqual([`${hash}.pdf`]);
    expect(readFileSync(join(library.folder, 'pdfs', `${hash}.pdf`)).equals(pdf)).toBe(true);
    expect((await client.papers.get({ id: paper })).pdf).toMatchObject({ state: 'here', pages: 3 });
    await client.edits.undo({ edit: edit ?? 0 });
    expect((await client.papers.get({ id: paper })).pdf).toBeNull();
  });

  it('may be larger than what can be sent at once, up to 200 MB', { timeout: 60_000 }, async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = await aPaper(library);
    const large = aPdf({ padding: 80 * 1024 * 1024 });

    const { upload } = await client.reading.beginPdf({ paper, bytes: large.byteLength });
    await send(library, upload, large, largestPdfPart);
    await client.reading.endPdf({ upload });

    expect((await client.papers.get({ id: paper })).pdf).toMatchObject({
      state: 'here',
      bytes: large.byteLength,
    });
    await expect(client.reading.beginPdf({ paper, bytes: largestPdfBytes + 1 })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The PDF is larger than the 200 MB that are taken.',
    });
  });

  it.each([
    ['no PDF', new TextEncoder().encode('<html>Just a moment</html>'), /not a PDF/],
    ['cut off within', pdf.slice(0, -500), /cut off/],
  ])('is refused when it is %s, and nothing of it stays', async (_, bytes, sentence) => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = await aPaper(library);
    const { upload } = await client.reading.beginPdf({ paper, bytes: bytes.byteLength });
    await send(library, upload, bytes);

    await expect(client.reading.endPdf({ upload })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(sentence),
    });
    expect(filesOf(library)).toEqual([]);
    expect((await client.papers.get({ id: paper })).pdf).toBeNull();
    await expect(client.reading.addToPdf({ upload, bytes })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is refused when fewer bytes came than were announced, and when more come', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = await aPaper(library);
    const short = await client.reading.beginPdf({ paper, bytes: pdf.byteLength });
    await send(library, short.upload, pdf.slice(0, 1_000_000));
    await expect(client.reading.endPdf(short)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The PDF did not come whole: 1,000,000 of its bytes are here. Attach it again.',
    });
    const long = await client.reading.beginPdf({ paper, bytes: 1000 });

    await expect(client.reading.addToPdf({ ...long, bytes: pdf.slice(0, 1001) })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(filesOf(library)).toEqual([]);
  });

  it('can be stopped half-way, and leaves nothing', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = await aPaper(library);
    const { upload } = await client.reading.beginPdf({ paper, bytes: pdf.byteLength });
    await send(library, upload, pdf.slice(0, 1_000_000));
    expect(filesOf(library)).toEqual([expect.stringMatching(/\.part$/)]);

    await client.reading.dropPdf({ upload });

    expect(filesOf(library)).toEqual([]);
    await expect(client.reading.endPdf({ upload })).rejects.toMatchObject({ code: 'not-found' });
    await client.reading.dropPdf({ upload });
  });

  it('that nobody goes on with gives way to the next', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = await aPaper(library);
    const first = await client.reading.beginPdf({ paper, bytes: pdf.byteLength });
    for (let count = 0; count < 4; count += 1)
      await client.reading.beginPdf({ paper, bytes: pdf.byteLength });

    await expect(client.reading.endPdf(first)).rejects.toMatchObject({ code: 'not-found' });
    await expect.poll(() => filesOf(library).length).toBe(4);
  });

  it('is for a paper that is there, also when it has come', async () => {
    using library = openTestLibrary();
    const { client } = library;
    const paper = await aPaper(library);
    await expect(client.reading.beginPdf({ paper: 99, bytes: 10 })).rejects.toMatchObject({
      code: 'not-found',
    });
    const { upload } = await client.reading.beginPdf({ paper, bytes: pdf.byteLength });
    await send(library, upload, pdf);
    await client.edits.undo({});

    await expect(client.reading.endPdf({ upload })).rejects.toMatchObject({ code: 'not-found' });
  });
});
