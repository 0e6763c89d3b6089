import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '#shared/contract/define.ts';
import { type LibraryContract, libraryContract } from '#shared/contract/library.ts';
import { type ConnectionPhase, createReconnectingClient } from '#shared/contract/reconnect.ts';
import { readUnopened } from '#shared/contract/unopened.ts';
import { openTestHost, type TestHost } from '../kit/web-host.ts';

const crashing = new URL('../kit/crashing-library.ts', import.meta.url);

describe('when the library’s process ends', () => {
  let test: TestHost;
  let client: Client<LibraryContract> & Disposable;
  let phases: ConnectionPhase[];

  beforeEach(async () => {
    test = await openTestHost({ entry: crashing });
    phases = [];
    client = createReconnectingClient(libraryContract, {
      connect: () => test.connect(),
      onPhase: (phase) => void phases.push(phase),
      delay(run, milliseconds) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      log: () => {},
    });
  });
  afterEach(async () => {
    client[Symbol.dispose]();
    await test.close();
  });

  it.each([40, 3000])(
    'C10: it is started again; a page that comes back finds all or nothing of %i papers',
    async (count) => {
      await client.settings.set({ theme: 'dark' });
      const preview = await client.imports.preview({ files: [aListing(count)] });
      expect(preview.report.added).toBe(count);
      writeFileSync(join(test.folder, 'crash-at-import'), '');

      await expect(client.imports.run({ ticket: preview.ticket })).rejects.toMatchObject({
        code: 'unreachable',
      });

      await expect
        .poll(() => phases, { timeout: 10_000 })
        .toEqual(['connecting', 'connected', 'lost', 'connected']);
      expect(await client.settings.get({})).toMatchObject({ theme: 'dark' });
      expect([0, count]).toContain((await client.library.about({})).papers);
      expect(await client.library.doctor({})).toMatchObject({ fine: true });
      const again = await client.imports.preview({ files: [aListing(count)] });
      await client.imports.run({ ticket: again.ticket });
      expect((await client.library.about({})).papers).toBe(count);
      expect(test.logs).toContainEqual({
        level: 'error',
        message: 'The library’s process ended by itself: exit code 13.',
      });
    },
  );

  it('C10: what it announces is heard again after it came back', async () => {
    const heard: string[] = [];
    client.settings.changed(({ theme }) => heard.push(theme));
    await crashOnce();

    await client.settings.set({ theme: 'light' });

    await expect.poll(() => heard).toEqual(['light']);
  });

  it('C10: a process that cannot live is given up, and the page gets the reason', async () => {
    await client.library.about({});
    writeFileSync(join(test.folder, 'crash-at-start'), '');
    await crashOnce();

    await expect.poll(() => test.host.library.state.kind, { timeout: 20_000 }).toBe('given-up');
    expect(test.states.filter(({ kind }) => kind === 'starting')).toHaveLength(6);
    await expect
      .poll(async () => readUnopened(await client.library.about({}).catch((error: unknown) => error)), {
        timeout: 10_000,
      })
      .toMatchObject({ folder: test.folder, sentence: expect.stringContaining('ended six times') });
  });

  async function crashOnce(): Promise<void> {
    const preview = await client.imports.preview({ files: [aListing(3)] });
    writeFileSync(join(test.folder, 'crash-at-import'), '');
    await expect(client.imports.run({ ticket: preview.ticket })).rejects.toMatchObject({
      code: 'unreachable',
    });
  }
});

describe('when the library cannot be opened', () => {
  it('C11: the page gets the folder and the reason, and coming again is a new attempt', async () => {
    const test = await openTestHost({
      libraryFiles: { 'library.sqlite': 'This is no database. '.repeat(400) },
    });
    const client = await test.openClient();

    const error = await client.library.about({}).catch((thrown: unknown) => thrown);

    expect(readUnopened(error)).toMatchObject({
      folder: test.folder,
      sentence: expect.stringMatching(/\.$/),
    });
    expect(test.host.library.state.kind).toBe('unopened');
    rmSync(join(test.folder, 'library.sqlite'));
    const later = await test.openClient();
    expect(await later.library.about({})).toMatchObject({ papers: 0 });
    await test.close();
  });
});

/** An import of so many papers in the form of the Daily Papers API. */
function aListing(papers: number): { name: string; bytes: Uint8Array } {
  const rows = Array.from({ length: papers }, (_, index) => ({
    paper: {
      id: `2607.${String(index + 1).padStart(5, '0')}`,
      title: `A study of desks, part ${index + 1}`,
      summary: `What a desk of ${index + 1} legs does to a reader.`,
      authors: [{ name: `Author ${index + 1}` }],
      publishedAt: '2026-07-01T00:00:00.000Z',
      upvotes: index,
    },
    publishedAt: '2026-07-01T00:00:00.000Z',
    title: `A study of desks, part ${index + 1}`,
  }));
  return { name: 'daily.json', bytes: new TextEncoder().encode(JSON.stringify(rows)) };
}
