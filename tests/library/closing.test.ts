import { rmSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { openLibrary } from '../../src/main/library/open-library.ts';
import { aClock, temporaryFolder } from '../kit/library.ts';

it('a library that is closed looks no more for commits of others, even if somebody still listens', () => {
  const folder = temporaryFolder();
  vi.useFakeTimers();
  try {
    const library = openLibrary({ folder, clock: aClock(), log: () => {}, version: '0.0.0-test' });
    library.handlers.library.changed(() => {});

    library.close();

    expect(() => vi.advanceTimersByTime(10_000)).not.toThrow();
  } finally {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  }
});
