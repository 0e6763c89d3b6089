import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aClock, importInto, openTestLibrary, papersOf, temporaryFolder } from '../kit/library.ts';
import { aPdf } from '../kit/pdf.ts';
import { aPdfWeb, openPdfServer, sendPdf } from '../kit/pdf-server.ts';
import { ended, saidOften, startProgram } from '../kit/programs.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A library with one paper that has a PDF of 99 pages, or none. */
async function prepared(has: 'a PDF' | 'no PDF'): Promise<string> {
  const folder = temporaryFolder();
  folders.push(folder);
  using library = openTestLibrary({ folder });
  const line = '{"id":"2601.00001","title":"On lighthouses","abstract":"Light."}\n';
  await importInto(library.client, new TextEncoder().encode(line));
  const [paper] = await papersOf(library.client);
  if (has === 'a PDF' && paper) {
    await library.client.reading.attachPdf({ paper: paper.id, bytes: aPdf({ pages: 99 }) });
  }
  return folder;
}

function filesOf(folder: string): string[] {
  const directory = join(folder, 'pdfs');
  return existsSync(directory) ? readdirSync(directory) : [];
}

/** Opens what a killed process left, and says how many pages the paper's PDF has: it is whole, whichever it is. */
async function pagesLeft(folder: string): Promise<number | null> {
  using library = openTestLibrary({ folder });
  const { client } = library;
  expect(await client.library.doctor({})).toMatchObject({ fine: true });
  // B1: nothing half, and every file is what its name says.
  for (const name of filesOf(folder)) {
    const content = readFileSync(join(folder, 'pdfs', name));
    expect(name).toBe(`${createHash('sha256').update(content).digest('hex')}.pdf`);
  }
  const [paper] = await papersOf(client);
  if (paper?.pdf?.state !== 'here') return null;
  const { sha256, bytes } = await client.reading.pdfFile({ paper: paper.id });
  expect(readFileSync(join(folder, 'pdfs', `${sha256}.pdf`)).byteLength).toBe(bytes);
  // Undoing what was attached goes back to what the paper had before, whose file is still there.
  const edits = (await client.edits.list({})).edits.filter(({ kind }) => kind === 'pdf');
  for (const { edit } of edits.slice(0, -1)) await client.edits.undo({ edit });
  expect((await client.papers.get({ id: paper.id })).pdf).toMatchObject({ state: 'here', pages: 99 });
  return paper.pdf.pages;
}

describe('keeping a PDF, killed with SIGKILL (B1)', () => {
  const moments: readonly (readonly [when: string, word: string, times: number, pages: number | null])[] = [
    ['before the first part came', 'begun', 1, 99],
    ['between two parts', 'part', 2, 99],
    ['as it is checked and written through', 'ending', 1, null],
    ['when it is attached', 'attached', 1, 1],
    ['between two parts of the next', 'part', 7, 1],
    ['as the next is written through', 'ending', 2, null],
  ];

  it.each(moments)(
    '%s leaves the PDF that was there or the new one, whole',
    async (_, word, times, pages) => {
      const folder = await prepared('a PDF');
      // Four parts each, and some.
      const program = startProgram('keep-pdfs', folder, String(15 * 1024 * 1024));
      const isEnded = ended(program);

      const wasReached = await saidOften(program, word, times);
      program.kill('SIGKILL');
      await isEnded;

      expect(wasReached).toBe(true);
      const left = await pagesLeft(folder);
      if (pages === null) expect([99, 1, 2]).toContain(left);
      else expect(left).toBe(pages);
    },
  );

  it('at random moments leaves one that was attached, whole, and nothing half', {
    timeout: 120_000,
  }, async () => {
    for (let round = 0; round < 8; round += 1) {
      const folder = await prepared('a PDF');
      const program = startProgram('keep-pdfs', folder, String(200_000));
      let attached = 0;
      program.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
        attached += chunk.split('\n').filter((line) => line.startsWith('attached')).length;
      });
      const isEnded = ended(program);
      await saidOften(program, 'begun', 1);

      // Chance is what is wanted here: a PDF is kept in some 30 ms from this point on.
      const delay = Math.random() * 400;
      const timer = setTimeout(() => program.kill('SIGKILL'), delay);
      await isEnded;
      clearTimeout(timer);

      const left = await pagesLeft(folder).catch((error: unknown) => {
        throw new Error(`Killed after ${delay} ms.`, { cause: error });
      });
      // What was said to be attached is; one more may be, killed before it could say so.
      expect(attached === 0 ? [99, 1] : [attached, attached + 1]).toContain(left);
    }
  });

  it('while it is fetched leaves nothing of it, and it is fetched again when its turn is over', async () => {
    const pdf = aPdf({ pages: 5, padding: 300_000 });
    const folder = await prepared('no PDF');
    await using server = await openPdfServer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': pdf.byteLength });
      response.write(pdf.subarray(0, 200_000));
    });
    const program = startProgram('fetch-pdf', folder, server.url);
    const isEnded = ended(program);
    const wasReached = await saidOften(program, 'received', 1);
    expect(filesOf(folder)).toEqual([expect.stringMatching(/\.part$/)]);
    program.kill('SIGKILL');
    await isEnded;
    server.answer = sendPdf(pdf);

    expect(wasReached).toBe(true);
    expect(await pagesLeft(folder)).toBeNull();
    expect(filesOf(folder)).toEqual([]);
    const clock = aClock('2026-07-01T09:00:00.000Z');
    using library = openTestLibrary({ folder, clock, pdfWeb: aPdfWeb(server.url) });
    const [paper] = await papersOf(library.client);
    await library.client.papers.edit({ ids: paper ? [paper.id] : [], status: 'queued' });
    expect(await library.fetchDuePdf()).toBe(true);
    expect((await papersOf(library.client))[0]?.pdf).toMatchObject({ state: 'here', pages: 5 });
  });
});
