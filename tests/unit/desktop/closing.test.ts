import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClosing } from '../../../src/main/desktop/closing.ts';
import { createMailbox } from '../../../src/main/desktop/mailbox.ts';

describe('a window that closes (D14)', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function isSettled(settling: Promise<void>): Promise<boolean> {
    const open = Symbol('open');
    await vi.advanceTimersByTimeAsync(0);
    return (await Promise.race([settling, Promise.resolve(open)])) !== open;
  }

  it('waits until the page has saved', async () => {
    const closing = createClosing(3000);
    let asked = 0;
    closing.page.asked(() => {
      asked += 1;
    });

    const settling = closing.settle();
    expect(asked).toBe(1);
    expect(await isSettled(settling)).toBe(false);
    closing.page.ready();

    expect(await isSettled(settling)).toBe(true);
  });

  it('waits no longer than three seconds', async () => {
    const closing = createClosing(3000);
    closing.page.asked(() => {});

    const settling = closing.settle();
    await vi.advanceTimersByTimeAsync(2999);
    expect(await isSettled(settling)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);

    expect(await isSettled(settling)).toBe(true);
  });

  it('does not wait for a page that never listened, nor for one that is gone', async () => {
    const closing = createClosing(3000);
    expect(await isSettled(closing.settle())).toBe(true);
    const stop = closing.page.asked(() => {});
    const settling = closing.settle();

    stop();

    expect(await isSettled(settling)).toBe(true);
  });
});

describe('what comes before the page is there', () => {
  it('waits for the page, in order', () => {
    const mailbox = createMailbox<number>();
    mailbox.put(1);
    mailbox.put(2);
    const got: number[] = [];

    mailbox.listen((letter) => got.push(letter));
    mailbox.put(3);

    expect(got).toEqual([1, 2, 3]);
  });

  it('goes to the newest listener only, and back to the one before when that is gone', () => {
    const mailbox = createMailbox<number>();
    const old: number[] = [];
    const young: number[] = [];
    mailbox.listen((letter) => old.push(letter));
    const stop = mailbox.listen((letter) => young.push(letter));

    mailbox.put(1);
    stop();
    mailbox.put(2);

    expect({ old, young }).toEqual({ old: [2], young: [1] });
  });
});
