import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderForLibrary } from '../../../src/main/desktop/folder-for-library.ts';
import { readImportFiles } from '../../../src/main/desktop/import-files.ts';
import { createFileLog, lineOf } from '../../../src/main/desktop/log-file.ts';
import {
  isFolder,
  readRememberedLibrary,
  rememberLibrary,
} from '../../../src/main/desktop/remembered-library.ts';
import { libraryFileName } from '../../../src/main/library/open-library.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-desktop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('files for an import (D11)', () => {
  it('are read with their names', async () => {
    writeFileSync(join(folder, 'today.json'), '[]');
    writeFileSync(join(folder, 'empty.txt'), '');

    const files = await readImportFiles([join(folder, 'today.json'), join(folder, 'empty.txt')]);

    expect(files).toEqual([
      { name: 'today.json', bytes: new TextEncoder().encode('[]') },
      { name: 'empty.txt', bytes: new Uint8Array() },
    ]);
  });

  it('are refused with a sentence when they are too large, a folder, or not there', async () => {
    writeFileSync(join(folder, 'huge.json'), '');
    truncateSync(join(folder, 'huge.json'), 200 * 1024 * 1024);
    mkdirSync(join(folder, 'listings'));

    await expect(readImportFiles([join(folder, 'huge.json')])).rejects.toMatchObject({
      code: 'invalid-input',
      message: '“huge.json” has 200 MB, and an import takes 64 MB. Import a part of it.',
    });
    await expect(readImportFiles([join(folder, 'listings')])).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(readImportFiles([join(folder, 'gone.json')])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are refused when they are too much together', async () => {
    for (const name of ['a', 'b']) {
      writeFileSync(join(folder, name), '');
      truncateSync(join(folder, name), 40 * 1024 * 1024);
    }

    await expect(readImportFiles([join(folder, 'a'), join(folder, 'b')])).rejects.toThrow(
      'These files together have more than 64 MB. Import them in several steps.',
    );
  });
});

describe('the chosen library (D4)', () => {
  it('is remembered', async () => {
    const memory = join(folder, 'new', 'library.json');
    expect(await readRememberedLibrary(memory)).toBeNull();

    await rememberLibrary(memory, '/papers');

    expect(await readRememberedLibrary(memory)).toBe('/papers');
  });

  it.each(['', '{}', '{"folder":""}', '{"folder":1}', 'folder'])(
    'is not taken for the platform’s when its memory is %j',
    async (text) => {
      const memory = join(folder, 'library.json');
      writeFileSync(memory, text);

      await expect(readRememberedLibrary(memory)).rejects.toMatchObject({ code: 'conflict' });
    },
  );

  it('is missed when its folder is not there', async () => {
    expect(await isFolder(folder)).toBe(true);
    expect(await isFolder(join(folder, 'unplugged'))).toBe(false);
  });

  it('is kept apart from other files', async () => {
    expect(await folderForLibrary(folder)).toBe(folder);
    expect(await folderForLibrary(join(folder, 'new'))).toBe(join(folder, 'new'));
    writeFileSync(join(folder, 'thesis.tex'), '');
    expect(await folderForLibrary(folder)).toBe(join(folder, 'Carrel'));
    writeFileSync(join(folder, libraryFileName), '');
    expect(await folderForLibrary(folder)).toBe(folder);
  });
});

describe('the desktop’s log', () => {
  it('has one entry a paragraph, with its cause', () => {
    const at = new Date('2026-07-01T08:00:00Z');

    expect(lineOf({ level: 'warn', message: 'One.\nTwo.' }, at)).toBe(
      '2026-07-01T08:00:00.000Z warn One.\n    Two.\n',
    );
    expect(lineOf({ level: 'error', message: 'It broke.', error: 'why' }, at)).toBe(
      '2026-07-01T08:00:00.000Z error It broke.\n    why\n',
    );
  });

  it('is begun anew when it has grown long', () => {
    const file = join(folder, 'carrel.log');
    writeFileSync(file, 'x'.repeat(1_000_001));
    const log = createFileLog({ file, now: () => new Date(0), echo: () => {} });

    log({ level: 'info', message: 'New.' });

    expect(readFileSync(file, 'utf8')).toBe('1970-01-01T00:00:00.000Z info New.\n');
    expect(readFileSync(`${file}.old`, 'utf8')).toHaveLength(1_000_001);
  });

  it('never throws when its file cannot be written: it says so once, and goes on when it can', () => {
    const home = join(folder, 'home');
    const file = join(home, 'carrel.log');
    const echoed: string[] = [];
    const log = createFileLog({ file, now: () => new Date(0), echo: (line) => void echoed.push(line) });
    rmSync(home, { recursive: true });

    log({ level: 'info', message: 'First.' });
    log({ level: 'info', message: 'Second.' });
    mkdirSync(home);
    log({ level: 'info', message: 'Third.' });

    expect(echoed.map((line) => line.split('\n')[0])).toEqual([
      '1970-01-01T00:00:00.000Z info First.',
      `1970-01-01T00:00:00.000Z warn The log “${file}” cannot be written.`,
      '1970-01-01T00:00:00.000Z info Second.',
      '1970-01-01T00:00:00.000Z info Third.',
    ]);
    expect(readFileSync(file, 'utf8')).toBe('1970-01-01T00:00:00.000Z info Third.\n');
  });

  it('does without its file where its folder cannot be made', () => {
    writeFileSync(join(folder, 'occupied'), '');
    const echoed: string[] = [];
    const file = join(folder, 'occupied', 'carrel.log');

    const log = createFileLog({ file, now: () => new Date(0), echo: (line) => void echoed.push(line) });
    log({ level: 'info', message: 'Still here.' });

    expect(echoed).toHaveLength(2);
    expect(echoed[1]).toBe('1970-01-01T00:00:00.000Z info Still here.\n');
  });
});
