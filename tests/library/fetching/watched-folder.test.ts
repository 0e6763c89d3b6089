import { appendFileSync, mkdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Source } from '#shared/contract/sources.ts';
import { aPlayedClock, type PlayedClock } from '../../kit/fetching.ts';
import { aListing, openTestLibrary, papersOf, type TestLibrary, temporaryFolder } from '../../kit/library.ts';

let clock: PlayedClock;
let root: string;
let folder: string;
let library: TestLibrary;
let source: Source;

beforeEach(async () => {
  // Only what rings again and again is played: whoever waits for an answer waits as ever.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  clock = aPlayedClock('2026-07-01T08:00:00Z');
  root = temporaryFolder();
  folder = join(root, 'incoming');
  mkdirSync(folder);
  library = open();
  source = await library.client.sources.add({ kind: 'folder', target: folder });
});
afterEach(() => {
  library.close();
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

function open(): TestLibrary {
  return openTestLibrary({
    folder: join(root, 'library'),
    clock,
    schedule: true,
    web: {
      fetch: () => Promise.reject(new Error('A folder needs no network.')),
      random: () => 0.5,
      sleep: clock.sleep,
      addresses: noAddresses,
    },
  });
}

const noAddresses = {
  huggingFace: '',
  arxivApi: '',
  arxivFeeds: '',
  arxivListings: '',
  arxivOai: '',
  arxivPdfs: '',
  biorxiv: '',
};

/** A file that was written at a time of day, by its own word. */
function drop(name: string, bytes: Uint8Array, at = '2026-06-30T12:00:00Z'): void {
  writeFileSync(join(folder, name), bytes);
  utimesSync(join(folder, name), new Date(at), new Date(at));
}

/** Lets the schedule look so many times, five seconds apart. */
async function look(times = 1): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    clock.set(new Date(clock.now().getTime() + 5000).toISOString());
    vi.advanceTimersByTime(5000);
    // A look is over when the library has answered all that it asked the disk.
    for (let round = 0; round < 40; round += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function titles(): Promise<string[]> {
  return (await papersOf(library.client)).map(({ title }) => title);
}

async function lines(): Promise<string[]> {
  const { requests } = await library.client.sources.log({ limit: 1000 });
  return requests.map(({ sentence }) => sentence);
}

async function state(): Promise<Source | undefined> {
  return (await library.client.sources.list({})).sources.find(({ id }) => id === source.id);
}

describe('a folder that is watched', () => {
  it('F50: takes in by itself what is put into it', async () => {
    drop('one.txt', aListing([{ title: 'On Burrows' }]));

    await look(2);
    await expect.poll(titles).toEqual(['On Burrows']);
  });

  it('F51: leaves no trace of a look that found nothing new', async () => {
    drop('one.txt', aListing([{ title: 'On Burrows' }]));
    await look(2);
    await expect.poll(titles).toEqual(['On Burrows']);
    await look();
    const before = { log: await lines(), source: await state() };
    const told: unknown[] = [];
    const stop = library.client.sources.changed((change) => told.push(change));

    await look(5);

    expect({ log: await lines(), source: await state() }).toEqual(before);
    expect(told).toEqual([]);
    stop();
  });

  it('F51: reads nothing whose name, size and time are as they were, also after a new start', async () => {
    drop('one.txt', aListing([{ title: 'On Burrows' }]));
    await look(2);
    await expect.poll(titles).toEqual(['On Burrows']);

    // The same length at the same time: only who reads it can tell.
    drop('one.txt', aListing([{ title: 'On Badgers' }]));
    await look(3);
    await library.client.sources.fetch({ source: source.id });
    library.close();
    library = open();
    await look(3);
    await library.client.sources.fetch({ source: source.id });

    expect(await titles()).toEqual(['On Burrows']);
  });

  it('F51: reads a file again that was written anew', async () => {
    drop('one.txt', aListing([{ title: 'On Burrows' }]));
    await look(2);
    await expect.poll(titles).toEqual(['On Burrows']);

    drop('one.txt', aListing([{ title: 'On Badgers' }]), '2026-06-30T13:00:00Z');
    await look(2);

    await expect.poll(titles).toEqual(['On Badgers', 'On Burrows']);
  });

  it('F51: takes a file in again whose import a backup took away', async () => {
    const { name } = await library.client.backups.make({});
    drop('one.txt', aListing([{ title: 'On Burrows' }]));
    await look(2);
    await expect.poll(titles).toEqual(['On Burrows']);

    await library.client.backups.restore({ name });
    source = await library.client.sources.add({ kind: 'folder', target: folder }).catch(() => source);
    await look(3);

    await expect.poll(titles).toEqual(['On Burrows']);
  });

  it('F52: waits for a file that grows, however slowly, and says nothing of it', async () => {
    const whole = aListing([{ title: 'On Burrows' }, { title: 'On Moles' }, { title: 'On Shrews' }]);
    const step = Math.ceil(whole.length / 5);
    writeFileSync(join(folder, 'slow.txt'), whole.subarray(0, step));
    for (let at = step; at < whole.length; at += step) {
      await look();
      appendFileSync(join(folder, 'slow.txt'), whole.subarray(at, at + step));
    }
    const before = { titles: await titles(), log: await lines() };

    await look(2);

    expect(before).toEqual({ titles: [], log: [] });
    await expect.poll(titles).toEqual(['On Burrows', 'On Moles', 'On Shrews']);
  });

  it('F52: says of what cannot be taken why, and says it once', async () => {
    drop('empty.txt', new Uint8Array(0));
    writeFileSync(join(folder, 'huge.txt'), '');
    truncateSync(join(folder, 'huge.txt'), 65 * 1024 * 1024);
    drop('note.txt', new TextEncoder().encode('hello'));

    await look(6);
    library.close();
    library = open();
    await look(3);

    const log = await lines();
    expect(log.filter((line) => line.includes('huge.txt'))).toEqual([
      '“huge.txt” is larger than 64 MB, so it was left.',
    ]);
    expect(log.filter((line) => line.includes('note.txt'))).toHaveLength(1);
    expect(log.filter((line) => line.includes('empty.txt'))).toEqual([]);
  });

  it('F53: says where its folder has gone, and goes on when it is back', async () => {
    await look();
    rmSync(folder, { recursive: true });
    await look(2);
    const gone = await state();

    mkdirSync(folder);
    drop('one.txt', aListing([{ title: 'On Burrows' }]));
    await look(3);

    expect(gone?.activity).toEqual({ kind: 'waiting', sentence: `There is no folder “${folder}” now.` });
    expect((await state())?.activity.kind).toBe('idle');
    await expect.poll(titles).toEqual(['On Burrows']);
    expect(await lines()).toEqual([expect.stringContaining('one.txt')]);
  });

  it('F51: takes in more files at once than it reads at a time', async () => {
    for (let number = 0; number < 230; number += 1) {
      drop(`${number}.txt`, aListing([{ title: `Number ${number} of many` }]));
    }

    const { reports } = await library.client.sources.fetch({ source: source.id });

    expect(reports[0]?.added).toBe(230);
  });

  it('F51: looks at many known files in turn, a part at a time', async () => {
    const many = 1200;
    for (let number = 0; number < many; number += 1) {
      drop(`${number}.txt`, aListing([{ title: 'On Burrows' }]));
    }
    await library.client.sources.fetch({ source: source.id });
    drop('0.txt', aListing([{ title: 'On Badgers' }]), '2026-06-30T13:00:00Z');
    drop('1199.txt', aListing([{ title: 'On Moles' }]), '2026-06-30T13:00:00Z');

    await look(5);

    await expect.poll(titles).toEqual(['On Badgers', 'On Burrows', 'On Moles']);
  });
});
