import { z } from 'zod';
import { call, defineContract, feed, type Handlers, job } from '#shared/contract/define.ts';
import { AppError, failureCodes } from '#shared/contract/errors.ts';

const nothing = z.object({});
const range = z.object({ from: z.number(), to: z.number() });

/** A contract in which everything happens that a transport has to carry. */
export const rehearsal = defineContract({
  values: {
    echo: call(z.object({ value: z.unknown() }), z.object({ value: z.unknown() })),
    tag: call(
      z.object({ id: z.number().int(), tags: z.array(z.string().max(3)) }),
      z.object({ id: z.number() }),
    ),
  },
  failures: {
    meet: call(z.object({ code: z.enum(failureCodes) }), nothing),
    unforeseen: call(nothing, nothing),
    wrongOutput: call(nothing, z.object({ count: z.number() })),
    unsendable: call(nothing, z.object({ value: z.unknown() })),
  },
  jobs: {
    count: job(
      z.object({ to: z.number() }),
      z.object({ done: z.number() }),
      z.object({ counted: z.number() }),
    ),
    untilStopped: job(nothing, z.object({ done: z.number() }), nothing),
    deaf: job(nothing, z.object({ done: z.number() }), z.object({ finished: z.boolean() })),
  },
  feeds: {
    numbers: feed(z.number()),
    ranges: feed(range, { merge: (earlier, later) => ({ from: earlier.from, to: later.to }) }),
    /** Emits so many numbers, and as many ranges, in one go. */
    emit: call(z.object({ count: z.number() }), nothing),
  },
  watch: {
    state: call(nothing, z.object({ started: z.number(), stopped: z.number(), listeners: z.number() })),
    letDeafFinish: call(nothing, nothing),
  },
});
export type Rehearsal = typeof rehearsal;

/** Handlers with a memory of what was started, stopped and listened to. */
export function createRehearsalHandlers(): Handlers<Rehearsal> {
  const numbers = new Set<(event: number) => void>();
  const ranges = new Set<(event: z.infer<typeof range>) => void>();
  let deaf: (() => void)[] = [];
  let started = 0;
  let stopped = 0;

  return {
    values: {
      echo: ({ value }) => ({ value }),
      tag: ({ id }) => ({ id }),
    },
    failures: {
      meet({ code }) {
        throw new AppError(code, `This is ${code}.`, { place: [1, 'two'] });
      },
      unforeseen() {
        throw new Error('The password is swordfish.');
      },
      // @ts-expect-error wrong on purpose
      wrongOutput: () => ({ count: 'many' }),
      unsendable: () => ({ value: () => 'a function' }),
    },
    jobs: {
      count({ to }, { progress }) {
        for (let done = 1; done <= to; done += 1) progress({ done });
        return { counted: to };
      },
      untilStopped(_input, { signal, progress }) {
        started += 1;
        progress({ done: 0 });
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped += 1;
            reject(new AppError('cancelled', 'Stopped, as asked.'));
          });
        });
      },
      async deaf(_input, { progress }) {
        progress({ done: 0 });
        await new Promise<void>((resolve) => deaf.push(resolve));
        return { finished: true };
      },
    },
    feeds: {
      numbers(emit) {
        numbers.add(emit);
        return () => numbers.delete(emit);
      },
      ranges(emit) {
        ranges.add(emit);
        return () => ranges.delete(emit);
      },
      emit({ count }) {
        for (let number = 1; number <= count; number += 1) {
          for (const emit of numbers) emit(number);
          for (const emit of ranges) emit({ from: number - 1, to: number });
        }
        return {};
      },
    },
    watch: {
      state: () => ({ started, stopped, listeners: numbers.size + ranges.size }),
      letDeafFinish() {
        for (const finish of deaf) finish();
        deaf = [];
        return {};
      },
    },
  };
}
