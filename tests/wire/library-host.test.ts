import { describe, expect, it } from 'vitest';
import type { LogEntry } from '#shared/contract/log.ts';
import {
  createLibraryHost,
  type LibraryHost,
  type LibraryState,
  type ProcessLike,
} from '../../src/main/library-host/library-host.ts';
import type { FromProcess, ToProcess } from '../../src/main/library-host/messages.ts';

interface FakeProcess extends ProcessLike<string> {
  readonly sent: { readonly message: ToProcess; readonly port: string | undefined }[];
  readonly isKilled: boolean;
  say(message: FromProcess): void;
  die(reason: string): void;
}

function createFakeProcess(): FakeProcess {
  const sent: FakeProcess['sent'] = [];
  let hear: (message: FromProcess) => void = () => {};
  let end: (reason: string) => void = () => {};
  let isKilled = false;
  return {
    sent,
    get isKilled() {
      return isKilled;
    },
    send: (message, port) => sent.push({ message, port }),
    onMessage: (listener) => {
      hear = listener;
    },
    onExit: (listener) => {
      end = listener;
    },
    kill() {
      isKilled = true;
      end('killed');
    },
    say: (message) => hear(message),
    die: (reason) => end(reason),
  };
}

function openHost({ patience = 5000 } = {}) {
  const processes: FakeProcess[] = [];
  const states: LibraryState['kind'][] = [];
  const refused: string[] = [];
  const logs: LogEntry[] = [];
  const clock = { time: 0, now: () => new Date(clock.time) };
  const host: LibraryHost<string> = createLibraryHost<string>({
    folder: '/library',
    version: '1.2.3',
    patience,
    clock,
    start() {
      const started = createFakeProcess();
      processes.push(started);
      return started;
    },
    refuse: (port, sentence) => refused.push(`${port}: ${sentence}`),
    log: (entry) => logs.push(entry),
    onState: ({ kind }) => states.push(kind),
  });
  const newest = (): FakeProcess => {
    const process = processes.at(-1);
    if (!process) throw new Error('No process was started.');
    return process;
  };
  return { host, processes, states, refused, logs, clock, newest };
}

describe('the keeper of the library’s process', () => {
  it('C10: tells the process its folder, and hands it every port', () => {
    const { host, newest } = openHost();

    host.hand('port of a page');

    expect(newest().sent).toEqual([
      {
        message: { kind: 'open', folder: '/library', version: '1.2.3', checkOutput: false },
        port: undefined,
      },
      { message: { kind: 'port' }, port: 'port of a page' },
    ]);
  });

  it('C10: starts it again at once when it ends by itself, and says so in the log', () => {
    const { processes, newest, logs, states } = openHost();
    newest().say({ kind: 'opened' });

    newest().die('exit code 139');

    expect(processes).toHaveLength(2);
    expect(newest().sent[0]?.message.kind).toBe('open');
    expect(states).toEqual(['starting', 'open', 'starting']);
    expect(logs[0]?.message).toBe('The library’s process ended by itself: exit code 139.');
  });

  it('C10: gives up after five restarts within a minute, and answers ports with the reason', () => {
    const { host, processes, newest, refused } = openHost();

    for (let death = 0; death < 6; death += 1) newest().die('exit code 1');
    host.hand('late');

    expect(processes).toHaveLength(6);
    expect(host.state.kind).toBe('given-up');
    expect(refused).toEqual([expect.stringContaining('late: The library’s process ended six times')]);
  });

  it('C10: tries again for a page that comes after that minute', () => {
    const { host, processes, newest, clock } = openHost();
    for (let death = 0; death < 6; death += 1) newest().die('exit code 1');

    clock.time = 60_001;
    host.hand('later');

    expect(processes).toHaveLength(7);
    expect(newest().sent.at(-1)).toEqual({ message: { kind: 'port' }, port: 'later' });
  });

  it('C10: deaths that lie far apart are never too many', () => {
    const { host, newest, clock } = openHost();

    for (let death = 0; death < 50; death += 1) {
      clock.time += 15_000;
      newest().die('exit code 1');
    }

    expect(host.state.kind).toBe('starting');
  });

  it('C12: closing asks the process, waits for it, and does not start it again', async () => {
    const { host, processes, newest, states } = openHost();

    const closing = host.close();
    expect(newest().sent.at(-1)?.message).toEqual({ kind: 'close' });
    expect(newest().isKilled).toBe(false);
    newest().say({ kind: 'closed' });
    await closing;

    expect(newest().isKilled).toBe(true);
    expect(processes).toHaveLength(1);
    expect(states.at(-1)).toBe('closed');
  });

  it('C12: a process that does not close in time is ended', async () => {
    const { host, newest, logs } = openHost({ patience: 1 });

    await host.close();

    expect(newest().isKilled).toBe(true);
    expect(logs.map(({ message }) => message)).toEqual(['The library did not close in time and was ended.']);
  });

  it('C12: a port that comes while it closes is answered with the reason; closing twice is closing once', async () => {
    const { host, newest, refused } = openHost();
    const [one, other] = [host.close(), host.close()];

    host.hand('late');
    newest().say({ kind: 'closed' });
    await Promise.all([one, other]);

    expect(refused).toEqual(['late: The library is being closed.']);
    expect(newest().sent.filter(({ message }) => message.kind === 'close')).toHaveLength(1);
  });

  it('C11: passes on why a library could not be opened', () => {
    const { host, newest } = openHost();

    newest().say({ kind: 'unopened', sentence: 'It was made by a newer Carrel.' });

    expect(host.state).toEqual({ kind: 'unopened', sentence: 'It was made by a newer Carrel.' });
  });
});
