import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aListing, importInto, manyPapers, openTestLibrary } from '../kit/library.ts';

describe('keeping text frozen', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('S23: waits until the library rests, and tells of the new text', async () => {
    const freeze = vi.fn(async () => 7);
    using library = openTestLibrary({ freeze });
    const told: (number | null)[] = [];
    library.client.text.refrozen(({ revision }) => told.push(revision));
    await importInto(library.client, aListing(manyPapers(1200)));

    await vi.advanceTimersByTimeAsync(4_000);
    expect(freeze).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);

    expect(freeze).toHaveBeenCalledOnce();
    expect(told).toEqual([7]);
    expect(await library.client.text.frozen({})).toEqual({ revision: 7 });
  });

  it('S23: leaves few changes to the live index', async () => {
    const freeze = vi.fn(async () => 7);
    using library = openTestLibrary({ freeze });
    await importInto(library.client, aListing(manyPapers(20)));

    await vi.advanceTimersByTimeAsync(60_000);

    expect(freeze).not.toHaveBeenCalled();
  });

  it('S23: that fails is logged and told, and harms nothing', async () => {
    const freeze = vi.fn(async () => {
      throw new Error('no thread to be had');
    });
    using library = openTestLibrary({ freeze });
    const told: (number | null)[] = [];
    library.client.text.refrozen(({ revision }) => told.push(revision));
    await importInto(library.client, aListing(manyPapers(1200)));

    await vi.advanceTimersByTimeAsync(6_000);

    expect(freeze).toHaveBeenCalledOnce();
    expect(told).toEqual([null]);
    expect(await library.client.text.frozen({})).toEqual({ revision: null });
    expect(library.log).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'The text could not be frozen.' }),
    );
  });

  it('S23: is given up when the library closes', async () => {
    let given: AbortSignal | null = null;
    const freeze = vi.fn((_folder: string, signal: AbortSignal) => {
      given = signal;
      return new Promise<number>(() => {});
    });
    const library = openTestLibrary({ freeze });
    await importInto(library.client, aListing(manyPapers(1200)));
    await vi.advanceTimersByTimeAsync(6_000);

    library[Symbol.dispose]();

    expect(given).toMatchObject({ aborted: true });
  });
});
