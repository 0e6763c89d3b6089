import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import { serviceAddresses } from '../../src/main/library/network/service-addresses.ts';
import { createHostWeb } from '../../src/main/library-host/host-web.ts';
import {
  aListing,
  idOf,
  importInto,
  openTestLibrary,
  type TestLibrary,
  temporaryFolder,
} from '../kit/library.ts';
import { aPdf } from '../kit/pdf.ts';
import { aPdfWeb, openPdfServer, sendPdf } from '../kit/pdf-server.ts';

const pdf = aPdf({ pages: 7 });
const hash = createHash('sha256').update(pdf).digest('hex');

function filesOf({ folder }: TestLibrary): string[] {
  const directory = join(folder, 'pdfs');
  return existsSync(directory) ? readdirSync(directory).sort() : [];
}

/** Papers of arXiv: 2601.00001, 2601.00002, … */
async function withPapers(library: TestLibrary, count = 1): Promise<PaperId[]> {
  const entries = Array.from(
    { length: count },
    (_, index) =>
      `{"id":"2601.0000${index + 1}","title":"On lighthouses, part ${index + 1}","abstract":"Light."}`,
  );
  await importInto(library.client, new TextEncoder().encode(`${entries.join('\n')}\n`));
  return Promise.all(entries.map((_, index) => idOf(library.client, `On lighthouses, part ${index + 1}`)));
}

async function aPaper(library: TestLibrary): Promise<PaperId> {
  const [id] = await withPapers(library);
  if (id === undefined) throw new Error('The paper was not imported.');
  return id;
}

describe('a PDF that the reader attaches', () => {
  it('B1: lies beside the library under the name of its content, and is counted', async () => {
    using library = openTestLibrary();
    const id = await aPaper(library);

    const { paper, sentence } = await library.client.reading.attachPdf({ paper: id, bytes: pdf });

    expect(paper.pdf).toEqual({
      state: 'here',
      bytes: pdf.byteLength,
      pages: 7,
      sentence: null,
      nextTryAt: null,
    });
    expect(sentence).toBe('Attached a PDF to “On lighthouses, part 1”');
    expect(filesOf(library)).toEqual([`${hash}.pdf`]);
    expect(readFileSync(join(library.folder, 'pdfs', `${hash}.pdf`)).equals(pdf)).toBe(true);
    expect(await library.client.reading.pdfFile({ paper: id })).toEqual({
      sha256: hash,
      bytes: pdf.byteLength,
    });
  });

  it.each([
    ['no PDF', new TextEncoder().encode('<html>Just a moment</html>'), /not a PDF/],
    ['cut off', aPdf().slice(0, -200), /cut off/],
    ['empty', new Uint8Array(), /not a PDF/],
  ])('B2: is refused when it is %s, and nothing of it stays', async (_, bytes, sentence) => {
    using library = openTestLibrary();
    const id = await aPaper(library);

    const attaching = library.client.reading.attachPdf({ paper: id, bytes });

    await expect(attaching).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(sentence),
    });
    expect(filesOf(library)).toEqual([]);
    expect((await library.client.papers.get({ id })).pdf).toBeNull();
  });

  it('B7: can be undone, and taking one off too', async () => {
    using library = openTestLibrary();
    const id = await aPaper(library);
    const attached = await library.client.reading.attachPdf({ paper: id, bytes: pdf });
    const removed = await library.client.reading.removePdf({ paper: id });
    expect(removed.paper.pdf).toBeNull();

    await library.client.edits.undo({ edit: removed.edit ?? 0 });
    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'here', pages: 7 });

    await library.client.edits.undo({ edit: attached.edit ?? 0 });
    expect((await library.client.papers.get({ id })).pdf).toBeNull();
    expect(filesOf(library)).toEqual([`${hash}.pdf`]);
  });

  it('B7: keeps the paper that it was attached to when the import is undone', async () => {
    using library = openTestLibrary();
    const id = await aPaper(library);
    await library.client.reading.attachPdf({ paper: id, bytes: pdf });
    const { edits } = await library.client.edits.list({});

    await library.client.edits.undo({ edit: edits.at(-1)?.edit ?? 0 });

    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'here' });
  });

  it('B7: replaces another, and undo brings that one back', async () => {
    using library = openTestLibrary();
    const id = await aPaper(library);
    await library.client.reading.attachPdf({ paper: id, bytes: pdf });
    const { edit } = await library.client.reading.attachPdf({ paper: id, bytes: aPdf({ pages: 2 }) });
    expect((await library.client.papers.get({ id })).pdf?.pages).toBe(2);

    await library.client.edits.undo({ edit: edit ?? 0 });

    expect((await library.client.papers.get({ id })).pdf?.pages).toBe(7);
  });

  it('B7: is shared by papers that have the same one', async () => {
    using library = openTestLibrary();
    const [first, second] = await withPapers(library, 2);
    if (first === undefined || second === undefined) throw new Error('The papers were not imported.');
    await library.client.reading.attachPdf({ paper: first, bytes: pdf });
    await library.client.reading.attachPdf({ paper: second, bytes: pdf });

    await library.client.reading.removePdf({ paper: first });

    expect((await library.client.papers.get({ id: second })).pdf).toMatchObject({ state: 'here' });
    expect(filesOf(library)).toHaveLength(1);
  });

  it('leaves no trace when the disk is full for its row', async () => {
    using library = openTestLibrary({ maximumPages: 100 });
    const id = await aPaper(library);
    const fill = async (): Promise<void> => {
      for (let round = 0; ; round += 1) {
        const { version } = await library.client.notes.get({ paper: id });
        await library.client.notes.save({
          paper: id,
          text: `${round} ${'words '.repeat(400)}`,
          base: version,
        });
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: 'conflict' });

    const attaching = (async () => {
      for (let round = 0; round < 400; round += 1) {
        await library.client.reading.attachPdf({ paper: id, bytes: aPdf({ title: `Copy ${round}` }) });
      }
    })();

    await expect(attaching).rejects.toMatchObject({ message: expect.stringMatching(/^The disk is full/) });
    expect(filesOf(library).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });
});

describe('a PDF that is fetched', () => {
  it('B4: comes by itself for papers to be read, one after the other, and for no others', async () => {
    await using server = await openPdfServer(sendPdf(pdf));
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const [queued, reading, skipped] = await withPapers(library, 4);
    await library.client.papers.edit({ ids: [queued as PaperId], status: 'queued' });
    await library.client.papers.edit({ ids: [reading as PaperId], status: 'reading' });
    await library.client.papers.edit({ ids: [skipped as PaperId], status: 'skipped' });

    const fetched = [await library.fetchDuePdf(), await library.fetchDuePdf(), await library.fetchDuePdf()];

    expect(fetched).toEqual([true, true, false]);
    expect(server.asked).toEqual(['/2601.00002', '/2601.00001']);
    expect((await library.client.papers.get({ id: queued as PaperId })).pdf).toMatchObject({
      state: 'here',
      pages: 7,
    });
  });

  it('B4: does not come by itself when the setting is off, when it was taken off, or without a network', async () => {
    await using server = await openPdfServer(sendPdf(pdf));
    let isForbidden: boolean = true;
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url, { isForbidden: () => isForbidden }) });
    const id = await aPaper(library);
    await library.client.papers.edit({ ids: [id], status: 'queued' });
    expect(await library.fetchDuePdf()).toBe(false);
    isForbidden = false;
    await library.client.settings.set({ fetchPdfs: false });
    expect(await library.fetchDuePdf()).toBe(false);
    await library.client.settings.set({ fetchPdfs: true });
    await library.client.reading.removePdf({ paper: id });

    expect(await library.fetchDuePdf()).toBe(false);
    expect(server.asked).toEqual([]);
  });

  it('B5: tells how far it is, and gives the paper', async () => {
    await using server = await openPdfServer(sendPdf(pdf));
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const id = await aPaper(library);
    const heard: { step: string; done: number; total: number | null }[] = [];

    const paper = await library.client.reading.fetchPdf(
      { paper: id },
      { onProgress: (one) => heard.push(one) },
    );

    expect(paper.pdf).toMatchObject({ state: 'here', bytes: pdf.byteLength });
    expect(heard.at(-1)).toEqual({ step: 'Fetching', done: pdf.byteLength, total: pdf.byteLength });
  });

  it('B5: stopped half-way leaves nothing, and is not a failure', async () => {
    await using server = await openPdfServer((response) => {
      response.writeHead(200, { 'Content-Length': pdf.byteLength });
      response.write(pdf.subarray(0, 500));
    });
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const id = await aPaper(library);
    const stop = new AbortController();

    const fetching = library.client.reading.fetchPdf(
      { paper: id },
      { signal: stop.signal, onProgress: ({ done }) => done > 0 && stop.abort() },
    );

    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => filesOf(library)).toEqual([]);
    expect((await library.client.papers.get({ id })).pdf).toBeNull();
  });

  it.each([
    ['is not there', 404, {}, 'arXiv has no PDF of this paper.', 24 * 60],
    ['is refused for now', 503, {}, 'arXiv answered 503.', 10],
    [
      'is asked for too often',
      429,
      { 'Retry-After': '7200' },
      'arXiv asks to be left alone for a while (429).',
      120,
    ],
  ])('B6: that %s is tried again later, with the reason', async (_, status, headers, sentence, minutes) => {
    await using server = await openPdfServer((response) => response.writeHead(status, headers).end());
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const id = await aPaper(library);
    await library.client.papers.edit({ ids: [id], status: 'queued' });
    library.clock.set('2026-07-02T08:00:00.000Z');

    await library.fetchDuePdf();

    const { pdf: state } = await library.client.papers.get({ id });
    expect(state).toMatchObject({ state: 'failed', sentence });
    const wait = (Date.parse(state?.nextTryAt ?? '') - Date.parse('2026-07-02T08:00:00.000Z')) / 60_000;
    expect(wait).toBeGreaterThanOrEqual(minutes);
    expect(wait).toBeLessThan(minutes + 1);
    expect(await library.fetchDuePdf()).toBe(false);
    server.answer = sendPdf(pdf);
    library.clock.set('2026-07-04T08:00:00.000Z');
    expect(await library.fetchDuePdf()).toBe(true);
    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'here' });
  });

  it('B6: waits twice as long after each failure, over restarts too', async () => {
    await using server = await openPdfServer((response) => response.writeHead(500).end());
    const folder = temporaryFolder();
    const waits: number[] = [];
    for (let day = 2; day < 6; day += 1) {
      using library = openTestLibrary({ folder, pdfWeb: aPdfWeb(server.url) });
      if (day === 2) await library.client.papers.edit({ ids: [await aPaper(library)], status: 'queued' });
      library.clock.set(`2026-07-0${day}T08:00:00.000Z`);
      await library.fetchDuePdf();
      const { pdf: state } = await library.client.papers.get({
        id: await idOf(library.client, 'On lighthouses, part 1'),
      });
      waits.push(
        Math.floor(
          (Date.parse(state?.nextTryAt ?? '') - Date.parse(`2026-07-0${day}T08:00:00.000Z`)) / 60_000,
        ),
      );
    }

    expect(waits).toEqual([10, 20, 40, 80]);
    rmSync(folder, { recursive: true });
  });

  it('B6: without a network it goes on being wanted, and nothing is called a failure', async () => {
    using library = openTestLibrary({ pdfWeb: aPdfWeb('http://127.0.0.1:9') });
    const id = await aPaper(library);
    await library.client.papers.edit({ ids: [id], status: 'queued' });

    await library.fetchDuePdf();

    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'wanted', sentence: null });
  });

  it('B2: above the size of the setting is not taken, until the reader allows it', async () => {
    const large = aPdf({ padding: 1_500_000 });
    await using server = await openPdfServer(sendPdf(large));
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const id = await aPaper(library);
    await library.client.papers.edit({ ids: [id], status: 'queued' });
    await library.client.settings.set({ largestPdf: 1 });
    await library.fetchDuePdf();
    expect((await library.client.papers.get({ id })).pdf).toMatchObject({
      state: 'failed',
      bytes: large.byteLength,
      sentence: 'The PDF is larger than the 1 MB that are taken.',
    });
    expect(await library.fetchDuePdf()).toBe(false);

    await library.client.settings.set({ largestPdf: 2 });

    expect(await library.fetchDuePdf()).toBe(true);
    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'here' });
  });

  it('B2: of a server that says nothing of its size and does not end is cut off at the limit', async () => {
    await using server = await openPdfServer((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
      };
      response.on('drain', more);
      response.write('%PDF-1.7\n');
      more();
    });
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const id = await aPaper(library);
    await library.client.papers.edit({ ids: [id], status: 'queued' });
    await library.client.settings.set({ largestPdf: 1 });

    await library.fetchDuePdf();

    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'failed', nextTryAt: null });
    expect(filesOf(library)).toEqual([]);
  });

  it('B2: that is a page instead says so and is tried again', async () => {
    await using server = await openPdfServer((response) => response.end('<html>Are you human?</html>'));
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const id = await aPaper(library);

    const fetching = library.client.reading.fetchPdf({ paper: id });

    await expect(fetching).rejects.toMatchObject({ message: expect.stringMatching(/not a PDF/) });
    const { pdf: state } = await library.client.papers.get({ id });
    expect(state?.sentence).toMatch(/^arXiv sent something else/);
    expect(state?.nextTryAt).not.toBeNull();
  });

  it('B5: is fetched by one of two processes only', async () => {
    await using server = await openPdfServer(() => {});
    const folder = temporaryFolder();
    using library = openTestLibrary({ folder, pdfWeb: aPdfWeb(server.url) });
    using other = openTestLibrary({ folder, pdfWeb: aPdfWeb(server.url) });
    await library.client.papers.edit({ ids: [await aPaper(library)], status: 'queued' });
    const stop = new AbortController();
    const first = library.fetchDuePdf(stop.signal);
    await expect.poll(() => server.asked).toHaveLength(1);

    expect(await other.fetchDuePdf()).toBe(false);

    stop.abort();
    expect(await first).toBe(true);
    rmSync(folder, { recursive: true, force: true });
  });

  it('of a paper without a source says what can be done', async () => {
    using library = openTestLibrary({ pdfWeb: aPdfWeb('http://127.0.0.1:9') });
    await importInto(library.client, aListing([{ title: 'From nowhere' }]));

    const fetching = library.client.reading.fetchPdf({ paper: await idOf(library.client, 'From nowhere') });

    await expect(fetching).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/Attach one/),
    });
  });
});

describe('a file of a PDF', () => {
  async function attached(library: TestLibrary): Promise<PaperId> {
    const id = await aPaper(library);
    await library.client.reading.attachPdf({ paper: id, bytes: pdf });
    return id;
  }
  const fileIn = ({ folder }: TestLibrary): string => join(folder, 'pdfs', `${hash}.pdf`);

  it('B8: that is missing or damaged is found by the doctor', async () => {
    using library = openTestLibrary();
    const id = await attached(library);
    const check = async () =>
      (await library.client.library.doctor({})).checks.find(({ name }) => name === 'pdfs');
    expect(await check()).toMatchObject({ fine: true, sentence: 'PDFs: 1, all whole.' });

    writeFileSync(fileIn(library), Buffer.from(pdf).fill(0x20, 300, 310));
    expect(await check()).toMatchObject({
      fine: false,
      sentence: `The PDFs of these papers are damaged: ${id}. Fetch or attach them again.`,
    });

    rmSync(fileIn(library));
    expect(await check()).toMatchObject({ fine: false, sentence: expect.stringMatching(/missing/) });
  });

  it('B8: that is damaged is fetched again when it is asked for', async () => {
    await using server = await openPdfServer(sendPdf(pdf));
    using library = openTestLibrary({ pdfWeb: aPdfWeb(server.url) });
    const id = await attached(library);
    writeFileSync(fileIn(library), Buffer.from(pdf).fill(0x20, 300, 310));

    await library.client.reading.fetchPdf({ paper: id });

    expect(readFileSync(fileIn(library)).equals(pdf)).toBe(true);
  });

  it('B8: that is missing when it is asked for, or at opening, is said and wanted again', async () => {
    const folder = temporaryFolder();
    {
      using library = openTestLibrary({ folder });
      const id = await attached(library);
      rmSync(fileIn(library));
      await expect(library.client.reading.pdfFile({ paper: id })).rejects.toMatchObject({
        code: 'not-found',
      });
      expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'failed' });
      await library.client.reading.attachPdf({ paper: id, bytes: pdf });
      rmSync(fileIn(library));
    }

    using library = openTestLibrary({ folder });

    const id = await idOf(library.client, 'On lighthouses, part 1');
    expect((await library.client.papers.get({ id })).pdf).toMatchObject({
      state: 'failed',
      sentence: expect.stringMatching(/missing/),
    });
    rmSync(folder, { recursive: true, force: true });
  });

  describe('that is missing and comes back (B8)', () => {
    let folder: string;
    let id: PaperId;
    const aside = (): string => join(folder, 'aside.pdf');

    /** A paper with a PDF of the reader's own, whose file was away when the library was opened. */
    beforeEach(async () => {
      folder = temporaryFolder();
      {
        using library = openTestLibrary({ folder });
        id = await attached(library);
        renameSync(fileIn(library), aside());
      }
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const pdfOf = async ({ client }: TestLibrary) => (await client.papers.get({ id })).pdf;
    function missed(options: Parameters<typeof openTestLibrary>[0] = {}): TestLibrary {
      return openTestLibrary({ ...options, folder });
    }

    it('is its paper’s again at the next opening', async () => {
      {
        using library = missed();
        expect(await pdfOf(library)).toMatchObject({ state: 'failed' });
        const { checks } = await library.client.library.doctor({});
        expect(checks.find(({ name }) => name === 'pdfs')).toMatchObject({
          fine: false,
          sentence: `The PDFs of these papers are missing: ${id}. Fetch or attach them again.`,
        });
        renameSync(aside(), fileIn(library));
      }

      using library = missed();

      expect(await pdfOf(library)).toMatchObject({ state: 'here', bytes: pdf.length });
      expect(await library.client.reading.pdfFile({ paper: id })).toEqual({
        sha256: hash,
        bytes: pdf.length,
      });
      expect((await library.client.library.doctor({})).fine).toBe(true);
    });

    it('is found when it is asked for, without opening the library again', async () => {
      using library = missed();
      await expect(library.client.reading.pdfFile({ paper: id })).rejects.toMatchObject({
        code: 'not-found',
      });
      renameSync(aside(), fileIn(library));

      expect(await library.client.reading.pdfFile({ paper: id })).toMatchObject({ sha256: hash });

      expect(await pdfOf(library)).toMatchObject({ state: 'here' });
    });

    it('takes the place of one that was fetched meanwhile', async () => {
      const other = aPdf({ pages: 3 });
      {
        await using server = await openPdfServer(sendPdf(other));
        using library = missed({ pdfWeb: aPdfWeb(server.url) });
        await library.client.reading.fetchPdf({ paper: id });
        expect((await library.client.reading.pdfFile({ paper: id })).sha256).not.toBe(hash);
        renameSync(aside(), fileIn(library));
      }

      using library = missed();

      expect((await library.client.reading.pdfFile({ paper: id })).sha256).toBe(hash);
    });

    it('does not take the place of one that was attached meanwhile', async () => {
      const other = aPdf({ pages: 3 });
      {
        using library = missed();
        await library.client.reading.attachPdf({ paper: id, bytes: other });
        renameSync(aside(), fileIn(library));
      }

      using library = missed();

      expect(await pdfOf(library)).toMatchObject({ state: 'here', bytes: other.length });
    });

    it('stays off when it was taken off meanwhile, until that is undone', async () => {
      {
        using library = missed();
        const { edit } = await library.client.reading.removePdf({ paper: id });
        expect(edit).not.toBeNull();
        renameSync(aside(), fileIn(library));
      }

      using library = missed();
      expect(await pdfOf(library)).toBeNull();
      await library.client.edits.undo({});

      expect(await library.client.reading.pdfFile({ paper: id })).toMatchObject({ sha256: hash });
    });

    it('is not removed as one that no paper has', async () => {
      using library = missed();
      for (const { name } of (await library.client.backups.list({})).backups) {
        rmSync(join(folder, 'backups', name));
      }
      renameSync(aside(), fileIn(library));

      for (const day of ['2026-07-02', '2026-08-20', '2026-09-30']) {
        library.clock.set(`${day}T08:00:00.000Z`);
        await library.client.papers.edit({ ids: [id], addTags: [day] });
        await library.backUpIfDue();
      }

      expect(library.log.filter(({ level }) => level === 'warn')).toEqual([]);
      expect(await library.client.reading.pdfFile({ paper: id })).toMatchObject({ sha256: hash });
    });

    it('is waited for also after a backup was put back', async () => {
      {
        using library = missed();
        const { name } = await library.client.backups.make({});
        await library.client.reading.removePdf({ paper: id });
        await library.client.backups.restore({ name });
        renameSync(aside(), fileIn(library));
      }

      using library = missed();

      expect(await pdfOf(library)).toMatchObject({ state: 'here' });
    });
  });

  it('B1: that a killed process left half is removed at opening; one under way elsewhere stays', async () => {
    const folder = temporaryFolder();
    openTestLibrary({ folder }).close();
    const directory = join(folder, 'pdfs');
    using library = openTestLibrary({ folder });
    await attached(library);
    const dead = `4194303-0b7c1c1e-0000-4000-8000-000000000000.part`;
    const alive = `${process.ppid}-0b7c1c1e-0000-4000-8000-000000000001.part`;
    for (const name of [dead, alive]) writeFileSync(join(directory, name), '%PDF-');

    openTestLibrary({ folder }).close();

    library.clock.set('2026-07-01T09:00:00.000Z');
    expect(filesOf(library)).toEqual([`${hash}.pdf`, alive].sort());
    rmSync(folder, { recursive: true, force: true });
  });

  it('B7: goes 30 days after the last paper let it go, and not while a backup knows it', async () => {
    using library = openTestLibrary();
    const id = await attached(library);
    const backup = await library.client.backups.make({});
    await library.client.reading.removePdf({ paper: id });
    const backUpOn = async (day: string): Promise<void> => {
      library.clock.set(`${day}T08:00:00.000Z`);
      await library.client.papers.edit({ ids: [id], addTags: [day] });
      await library.backUpIfDue();
    };
    await backUpOn('2026-07-02');
    await backUpOn('2026-08-20');
    expect(filesOf(library)).toHaveLength(1);

    rmSync(join(library.folder, 'backups', backup.name));
    await backUpOn('2026-08-21');

    expect(filesOf(library)).toEqual([]);
  });

  it('B9: is there still when a backup is put back that knows it', async () => {
    using library = openTestLibrary();
    const id = await attached(library);
    const backup = await library.client.backups.make({});
    await library.client.reading.removePdf({ paper: id });
    await library.client.reading.attachPdf({ paper: id, bytes: aPdf({ pages: 2 }) });

    const { kept } = await library.client.backups.restore({ name: backup.name });
    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'here', pages: 7 });

    await library.client.backups.restore({ name: kept });
    expect((await library.client.papers.get({ id })).pdf).toMatchObject({ state: 'here', pages: 2 });
    expect(await library.client.library.doctor({})).toMatchObject({ fine: true });
  });
});

describe('where reading stopped', () => {
  it('B10: is kept without an edit, and counts the pages where the file did not say', async () => {
    using library = openTestLibrary();
    const id = await aPaper(library);
    const { edits } = await library.client.edits.list({});

    await library.client.reading.stopAt({ paper: id, readTo: { page: 3, pages: 7 } });

    expect((await library.client.papers.get({ id })).readTo).toEqual({ page: 3, pages: 7 });
    expect((await library.client.edits.list({})).edits).toEqual(edits);
    await library.client.reading.stopAt({ paper: id, readTo: null });
    expect((await library.client.papers.get({ id })).readTo).toBeNull();
  });

  it('B10: moves the revision on, so that other windows learn it, and only when it is elsewhere', async () => {
    using library = openTestLibrary();
    const id = await aPaper(library);
    const before = (await library.client.library.about({})).revision;

    await library.client.reading.stopAt({ paper: id, readTo: { page: 3, pages: 7 } });
    await library.client.reading.stopAt({ paper: id, readTo: { page: 3, pages: 7 } });

    expect((await library.client.library.about({})).revision).toBe(before + 1);
  });
});

it('B4: is fetched through the library’s one way to the network, and stands in its log', async () => {
  await using server = await openPdfServer(sendPdf(pdf));
  const addresses = serviceAddresses({ CARREL_ARXIV_PDF_URL: server.url });
  using library = openTestLibrary({ web: { ...createHostWeb(), addresses, arxivPace: 0 } });
  const id = await aPaper(library);

  const paper = await library.client.reading.fetchPdf({ paper: id });

  expect(paper.pdf).toMatchObject({ state: 'here', pages: 7 });
  expect(server.asked).toEqual(['/pdf/2601.00001']);
  const { requests } = await library.client.sources.log({});
  expect(requests).toMatchObject([{ road: 'PDF', status: 200, url: `${server.url}/pdf/2601.00001` }]);
  await library.client.sources.forbidNetwork({ forbidden: true });
  await library.client.reading.removePdf({ paper: id });
  await expect(library.client.reading.fetchPdf({ paper: id })).rejects.toMatchObject({ code: 'conflict' });
});

it('B5: tells how far it is while it comes, through the library’s one way to the network too', async () => {
  const large = aPdf({ padding: 400_000 });
  const half = Math.floor(large.byteLength / 2);
  let goOn = (): void => {};
  await using server = await openPdfServer((response) => {
    response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': large.byteLength });
    response.write(large.subarray(0, half));
    goOn = () => response.end(large.subarray(half));
  });
  const addresses = serviceAddresses({ CARREL_ARXIV_PDF_URL: server.url });
  using library = openTestLibrary({ web: { ...createHostWeb(), addresses, arxivPace: 0 } });
  const id = await aPaper(library);
  const heard: { step: string; done: number; total: number | null }[] = [];

  const fetching = library.client.reading.fetchPdf({ paper: id }, { onProgress: (one) => heard.push(one) });
  await expect.poll(() => heard.at(-1)).toEqual({ step: 'Fetching', done: half, total: large.byteLength });
  goOn();
  await fetching;

  expect(heard[0]).toEqual({ step: 'Waiting', done: 0, total: null });
  expect(heard.at(-1)).toEqual({ step: 'Fetching', done: large.byteLength, total: large.byteLength });
  const done = heard.map((one) => one.done);
  expect(done).toEqual(done.toSorted((left, right) => left - right));
});
