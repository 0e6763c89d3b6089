import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannelPort } from '#shared/contract/channel-port.ts';
import { createClient } from '#shared/contract/client.ts';
import { AppError } from '#shared/contract/errors.ts';
import { libraryContract } from '#shared/contract/library.ts';
import { readUnopened } from '#shared/contract/unopened.ts';
import { keepBackedUp } from '../../src/main/library/backups/keep-backed-up.ts';
import { openLibrary } from '../../src/main/library/open-library.ts';
import type { FromProcess, ToProcess } from '../../src/main/library-host/messages.ts';
import { type UtilityParentPort, utilityParent } from '../../src/main/library-host/parent-port.ts';
import {
  type OpenServedLibrary,
  runLibraryProcess,
} from '../../src/main/library-host/run-library-process.ts';
import { aListing, importInto } from '../kit/library.ts';
import { asElectronGivesIt } from './message-port-main.ts';

describe('the library’s process, as Electron starts it', () => {
  let folder: string;
  let told: FromProcess[];
  let tell: Parameters<UtilityParentPort['on']>[1];
  let host: UtilityParentPort;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'carrel-process-'));
    told = [];
    host = {
      on(_event, listener) {
        tell = listener;
      },
      postMessage: (message) => told.push(message),
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const send = (data: ToProcess) => tell({ data, ports: [] });
  const openFolder = () => send({ kind: 'open', folder, version: '1.2.3', checkOutput: true });

  function connect() {
    const { port1, port2 } = new MessageChannel();
    tell({ data: { kind: 'port' }, ports: [asElectronGivesIt(port2)] });
    return createClient(libraryContract, createChannelPort(port1));
  }

  it('C10: opens the folder it is told and serves it on every port', async () => {
    runLibraryProcess(utilityParent(host), openLibrary);
    openFolder();
    const [one, other] = [connect(), connect()];

    expect(await one.library.about({})).toMatchObject({ folder, version: '1.2.3' });
    expect(await other.library.about({})).toMatchObject({ folder, version: '1.2.3' });
    expect(told).toEqual([{ kind: 'opened' }]);
    send({ kind: 'close' });
  });

  it('C11: answers with the reason while it cannot open, and opens for a later port', async () => {
    let isReady = false;
    runLibraryProcess(utilityParent(host), (options: OpenServedLibrary) => {
      if (!isReady)
        throw new AppError('conflict', 'A newer Carrel made this library. Update Carrel to open it.');
      return openLibrary(options);
    });
    openFolder();

    const error = await connect()
      .library.about({})
      .catch((thrown: unknown) => thrown);
    isReady = true;
    const later = connect();

    expect(readUnopened(error)).toEqual({
      folder,
      sentence: 'A newer Carrel made this library. Update Carrel to open it.',
    });
    expect(error).toMatchObject({ code: 'conflict' });
    expect(await later.library.about({})).toMatchObject({ folder });
    expect(told.map(({ kind }) => kind)).toEqual(['log', 'unopened', 'log', 'unopened', 'opened']);
    send({ kind: 'close' });
  });

  it('C11: a reason that nobody foresaw is logged, and only that it failed is told', async () => {
    runLibraryProcess(utilityParent(host), () => {
      throw new Error('SQLITE_SECRET');
    });
    openFolder();

    const error = await connect()
      .library.about({})
      .catch((thrown: unknown) => thrown);

    expect(readUnopened(error)?.sentence).toBe(
      `The library in "${folder}" could not be opened. The log says why.`,
    );
    expect(told[0]).toMatchObject({
      kind: 'log',
      level: 'error',
      error: expect.stringContaining('SQLITE_SECRET'),
    });
  });

  it('C12: closing answers what is running, closes the library, then says so', async () => {
    const order: string[] = [];
    runLibraryProcess(utilityParent(host), (options) => {
      const library = openLibrary(options);
      const { backups } = library.handlers;
      const never = () => new Promise<never>(() => order.push('asked'));
      return {
        handlers: { ...library.handlers, backups: { ...backups, make: never } },
        close() {
          order.push('closed');
          library.close();
        },
      };
    });
    openFolder();
    const client = connect();
    const pending = client.backups.make({});
    await expect.poll(() => order).toEqual(['asked']);

    send({ kind: 'close' });

    await expect(pending).rejects.toMatchObject({
      code: 'unreachable',
      message: 'The library is being closed.',
    });
    expect(order).toEqual(['asked', 'closed']);
    expect(told.at(-1)).toEqual({ kind: 'closed' });
  });

  it('L21: looks after the day’s backup once, soon after opening', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    try {
      // As src/main/library-process.ts starts it.
      runLibraryProcess(utilityParent(host), (options) => keepBackedUp(openLibrary(options), options.log));
      openFolder();
      await importInto(connect(), aListing([{ title: 'One' }]));

      vi.advanceTimersByTime(60_000);
    } finally {
      vi.useRealTimers();
    }

    const names = () => (existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : []);
    await expect.poll(names).toEqual([expect.stringMatching(/-daily\.sqlite$/)]);
    expect(told).toEqual([{ kind: 'opened' }]);
    send({ kind: 'close' });
  });
});
