import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRest } from '../../src/renderer/app/rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aRest() {
  const told: string[] = [];
  const rest = createRest({
    pause: 150,
    most: 500,
    onTurn: () => void told.push('turn'),
    onRest: () => void told.push('rest'),
  });
  return { rest, told };
}

/** Types for so long, a key every 100 milliseconds. */
function type({ disturb }: ReturnType<typeof createRest>, milliseconds: number): void {
  for (let at = 0; at < milliseconds; at += 100) {
    disturb();
    vi.advanceTimersByTime(100);
  }
}

it('S40: what waits for a pause is told once, when one came', () => {
  const { rest, told } = aRest();

  type(rest, 300);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);

  expect(told).toEqual(['rest']);
  expect(rest.isDisturbed()).toBe(false);
});

it('S40: a hand that never rests is followed twice a second', () => {
  const { rest, told } = aRest();

  type(rest, 2_000);

  expect(told).toEqual(['turn', 'turn', 'turn', 'turn'].slice(0, told.length));
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(rest.isDisturbed()).toBe(true);
});

it('S40: when it is ended, nobody is told', () => {
  const { rest, told } = aRest();

  type(rest, 300);
  rest.end();
  vi.advanceTimersByTime(1_000);

  expect(told).toEqual([]);
});
