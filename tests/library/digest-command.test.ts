import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carrel } from '../kit/command-line.ts';
import { aListing, importInto, openTestLibrary, papersOf, temporaryFolder } from '../kit/library.ts';

let folder = '';
beforeAll(async () => {
  folder = temporaryFolder();
  using library = openTestLibrary({ folder });
  const { client, clock } = library;
  clock.set('2026-07-01T09:00:00.000Z');
  const papers = ['Lanterns <script>', 'Sparse Rivers', 'Quiet Gardens'].map((title) => ({ title }));
  await importInto(client, aListing(papers));
  const [first, second] = await papersOf(client);
  if (!first || !second) throw new Error('The listing was not read.');
  await client.watch.put({ kind: 'keyword', value: 'rivers', variants: [], orcid: null });
  await client.papers.edit({ ids: [first.id], status: 'queued', due: '2026-07-01' });
  clock.set('2026-07-03T09:00:00.000Z');
  await client.papers.edit({ ids: [second.id], status: 'done' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('carrel digest', () => {
  it('writes the Markdown of a day', async () => {
    const { code, out } = await carrel(folder, ['digest', '--day', '2026-07-01']);

    expect(code).toBe(0);
    expect(out).toContain('# Digest of Wednesday 1 July 2026\n\n3 papers came in: ');
    expect(out).toMatch(/## Daily Papers, 3 papers\n\n- \*\*Sparse Rivers\*\*[^]*\*watched: rivers\*/);
    expect(out).toContain('Lanterns \\<script\\>');
    expect(out).toContain('## Due in the queue');
    expect(out).not.toContain('## Read');
  });

  it('writes the page of a week to a file', async () => {
    const file = join(folder, 'week.html');

    const ran = await carrel(folder, ['digest', '--week', '2026-W27', '--format', 'html', '--output', file]);

    expect(ran).toMatchObject({ code: 0, out: `Wrote ${file}.\n` });
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('<title>Digest of week 27 of 2026, 29 June to 5 July</title>');
    expect(html).toContain('Lanterns &lt;script&gt;');
    expect(html).toMatch(/>Read<\/h2>/);
  });

  it('gives JSON, and names as many papers as asked for', async () => {
    const { out } = await carrel(folder, ['digest', '--day', '2026-07-01', '--limit', '1', '--json']);

    const digest: unknown = JSON.parse(out);
    expect(digest).toMatchObject({
      period: { kind: 'day', from: '2026-07-01', to: '2026-07-01' },
      came: 3,
      sources: [{ name: 'Daily Papers', came: 3, more: 2, papers: [{ title: 'Sparse Rivers' }] }],
    });
  });

  it('tells of the days since one', async () => {
    const { out } = await carrel(folder, ['digest', '--since', '2026-06-30', '--json']);

    expect(JSON.parse(out)).toMatchObject({ period: { kind: 'days', from: '2026-06-30' }, came: 3 });
  });

  it('says what is wrong with what it is asked', async () => {
    const file = join(folder, 'no', 'such', 'folder.md');

    const [week, both, future, unwritable] = await Promise.all([
      carrel(folder, ['digest', '--week', '2026-W60']),
      carrel(folder, ['digest', '--week', '2026-W27', '--day', '2026-07-01']),
      carrel(folder, ['digest', '--since', '9999-01-01']),
      carrel(folder, ['digest', '--output', file]),
    ]);

    expect([week.code, both.code, future.code, unwritable.code]).toEqual([2, 2, 1, 1]);
    expect(week.complaints).toContain('A week looks like 2026-W27.');
    expect(future.complaints).toContain('9999-01-01 is still to come.');
    expect(unwritable.complaints).toContain('could not be written');
    expect(existsSync(file)).toBe(false);
  });
});
