import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import type { PaperId } from '#shared/domain/paper.ts';
import { realAddresses } from '../../src/main/library/network/service-addresses.ts';
import { createHostWeb, type Lookup } from '../../src/main/library-host/host-web.ts';
import { aClock, idOf, importInto, openTestLibrary, type TestLibrary } from '../kit/library.ts';
import { openLoopbackServer, sendText } from '../kit/loopback-server.ts';
import { aPdf } from '../kit/pdf.ts';

interface Asked {
  readonly url: string;
  readonly onlyOpen: boolean;
}

/** A library whose requests are answered by a test, and written down. */
function openAsking(answer: (url: string) => { status: number; location?: string; body?: Uint8Array }) {
  const asked: Asked[] = [];
  const library = openTestLibrary({
    clock: aClock(),
    web: {
      random: () => 0.5,
      sleep: async () => {},
      addresses: { ...realAddresses, arxivPdfs: 'https://127.0.0.1:8443' },
      async fetch(url, { onlyOpen }) {
        asked.push({ url, onlyOpen });
        const { status, location = null, body = new Uint8Array(0) } = answer(url);
        return {
          status,
          headers: { get: (name) => (name === 'location' ? location : null) },
          body: (async function* () {
            yield body;
          })(),
        };
      },
    },
  });
  return { library, asked };
}

/** A paper that came with a feed and has a link to a PDF, and is to be read. */
async function queued({ client }: TestLibrary, link: string): Promise<PaperId> {
  const feed = `<rss version="2.0"><channel><title>Letters</title><item><title>On Burrows</title>
    <link>${link}</link></item></channel></rss>`;
  await importInto(client, new TextEncoder().encode(feed));
  const id = await idOf(client, 'On Burrows');
  await client.papers.edit({ ids: [id], status: 'queued' });
  return id;
}

const inner = [
  'https://127.0.0.1/paper.pdf',
  'https://localhost:8443/paper.pdf',
  'https://nas/paper.pdf',
  'https://printer.local/paper.pdf',
  'https://10.1.2.3/paper.pdf',
  'https://172.20.0.1/paper.pdf',
  'https://192.168.1.1/cgi-bin/reboot.pdf',
  'https://169.254.169.254/latest/meta-data.pdf',
  'https://[::1]/paper.pdf',
  'https://[fd12::1]/paper.pdf',
  'https://[fe80::1]/paper.pdf',
  'https://2130706433/paper.pdf',
];

describe('a link to a PDF that came with an input', () => {
  it.each(inner)('F32: is not asked in the reader’s own network: %s', async (link) => {
    const { library, asked } = openAsking(() => ({ status: 200, body: aPdf({ pages: 1 }) }));
    using _ = library;
    const id = await queued(library, link);

    await library.fetchDuePdf();
    await library.client.reading.fetchPdf({ paper: id }).catch(() => null);

    const { pdf } = await library.client.papers.get({ id });
    expect(asked).toEqual([]);
    expect(pdf).toMatchObject({ state: 'failed', nextTryAt: null });
    expect(pdf?.sentence).toMatch(
      /^The address leads into your own network \(.+\), and an input brought it, so it was not asked\. Attach the PDF if you have it\.$/,
    );
  });

  it('F32: is not followed there by a redirect', async () => {
    const { library, asked } = openAsking(() => ({ status: 302, location: 'https://192.168.1.1/paper.pdf' }));
    using _ = library;
    const id = await queued(library, 'https://papers.example.org/one.pdf');

    await library.fetchDuePdf();

    const { pdf } = await library.client.papers.get({ id });
    expect(asked).toEqual([{ url: 'https://papers.example.org/one.pdf', onlyOpen: true }]);
    expect(pdf?.state).toBe('failed');
    expect(pdf?.sentence).toMatch(/own network/);
  });

  it('F32: is asked in the open network, and every step of it with care', async () => {
    const { library, asked } = openAsking((url) =>
      url.includes('one')
        ? { status: 302, location: 'https://cdn.example.org/two.pdf' }
        : { status: 200, body: aPdf({ pages: 1 }) },
    );
    using _ = library;
    const id = await queued(library, 'https://papers.example.org/one.pdf');

    await library.fetchDuePdf();

    expect((await library.client.papers.get({ id })).pdf?.state).toBe('here');
    expect(asked.map(({ onlyOpen }) => onlyOpen)).toEqual([true, true]);
  });

  it('F32: does not pass for the mirror that the reader named', async () => {
    const { library, asked } = openAsking(() => ({ status: 200, body: aPdf({ pages: 1 }) }));
    using _ = library;
    await queued(library, 'https://127.0.0.1:8443/secret.pdf');

    await library.fetchDuePdf();

    expect(asked).toEqual([]);
  });

  it('F10: a mirror of arXiv in the reader’s own network is asked, since the reader named it', async () => {
    const { library, asked } = openAsking(() => ({ status: 200, body: aPdf({ pages: 1 }) }));
    using _ = library;
    const row = '{"id":"2601.00001","title":"On Burrows","abstract":"Earth."}\n';
    await importInto(library.client, new TextEncoder().encode(row));
    const id = await idOf(library.client, 'On Burrows');
    await library.client.papers.edit({ ids: [id], status: 'queued' });

    await library.fetchDuePdf();

    expect(asked).toEqual([{ url: 'https://127.0.0.1:8443/pdf/2601.00001', onlyOpen: false }]);
  });
});

describe('the network of a host', () => {
  const init = { headers: {}, redirect: 'manual', signal: new AbortController().signal } as const;
  const leadingTo =
    (...addresses: string[]): Lookup =>
    (_hostname, _options, found) =>
      found(
        null,
        addresses.map((address): LookupAddress => ({ address, family: 4 })),
      );

  it('F32: does not go where a name of the open network leads into the reader’s own', async () => {
    await using server = await openLoopbackServer(sendText('secret'));
    const { port } = new URL(server.url);
    const web = createHostWeb(leadingTo('127.0.0.1'));

    const asked = web.fetch(`http://papers.example.org:${port}/`, { ...init, onlyOpen: true });

    await expect(asked).rejects.toMatchObject({ code: 'EPRIVATE' });
    expect(server.asked).toEqual([]);
  });

  it('F32: does not believe a name that leads elsewhere the second time', async () => {
    await using server = await openLoopbackServer(sendText('secret'));
    const { port } = new URL(server.url);
    let times = 0;
    const web = createHostWeb((hostname, options, found) => {
      times += 1;
      leadingTo(times === 1 ? '203.0.113.9' : '127.0.0.1')(hostname, options, found);
    });

    const asked = web.fetch(`http://papers.example.org:${port}/`, { ...init, onlyOpen: true });

    await expect(asked).rejects.toMatchObject({ cause: { code: 'EPRIVATE' } });
    expect(server.asked).toEqual([]);
  });

  it('F10: goes wherever the reader sends it', async () => {
    await using server = await openLoopbackServer(sendText('fine'));
    const { port } = new URL(server.url);
    const web = createHostWeb(leadingTo('127.0.0.1'));

    const { status } = await web.fetch(`http://mirror.example.org:${port}/`, { ...init, onlyOpen: false });

    expect([status, server.asked]).toEqual([200, ['/']]);
  });
});
