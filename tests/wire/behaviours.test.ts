import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import { AppError, failureCodes } from '#shared/contract/errors.ts';
import type { Port } from '#shared/contract/port.ts';
import { type Rehearsal, rehearsal } from './rehearsal.ts';
import { type Stage, stages } from './stages.ts';

describe.each(Object.entries(stages))('over %s', (_name, openStage) => {
  let stage: Stage;
  let port: Port;
  let client: Client<Rehearsal>;

  beforeEach(async () => {
    stage = await openStage();
    port = await stage.open();
    client = createClient(rehearsal, port);
  });
  afterEach(async () => {
    port.close();
    await stage.vanish();
  });

  describe('values', () => {
    it('C1: plain data arrives as it was sent', async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
          const sent: unknown = JSON.parse(JSON.stringify(value));

          expect((await client.values.echo({ value: sent })).value).toEqual(sent);
        }),
        { numRuns: 50 },
      );
    });

    it('C1: binary arrives as it was sent, wherever in the message it is', async () => {
      const value = {
        files: [{ bytes: new Uint8Array([1, 2, 255]) }, { bytes: new Uint8Array(0) }],
        ids: new Uint32Array([7, 4_000_000_000]),
        part: new Uint8Array([9, 8, 7, 6]).subarray(1, 3),
        big: new Uint8Array(1_000_000).fill(42),
      };

      expect((await client.values.echo({ value })).value).toEqual(value);
    });

    it('C1: the sender’s binary stays its own', async () => {
      const bytes = new Uint8Array([1, 2, 3]);

      await client.values.echo({ value: bytes });

      expect(bytes).toEqual(new Uint8Array([1, 2, 3]));
    });

    it('C1: answers find their questions when many are asked at once', async () => {
      const values = Array.from({ length: 200 }, (_, index) => index);

      const answers = await Promise.all(values.map((value) => client.values.echo({ value })));

      expect(answers.map(({ value }) => value)).toEqual(values);
    });

    it('C1: what is no plain data is refused to the one who sends it', async () => {
      const asking = client.values.echo({ value: () => 'a function' });

      await expect(asking).rejects.toMatchObject({ code: 'invalid-input' });
    });
  });

  describe('failures', () => {
    it.each(failureCodes)('C3: %s crosses with its sentence and details', async (code) => {
      const error = await client.failures.meet({ code }).catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ code, message: `This is ${code}.`, details: { place: [1, 'two'] } });
    });

    it('C3: what was not foreseen crosses as "internal" without a word of it, and is logged whole', async () => {
      const error = await client.failures.unforeseen({}).catch((thrown: unknown) => thrown);

      expect(error).toMatchObject({ code: 'internal', details: undefined });
      expect(String(error)).not.toContain('swordfish');
      await expect
        .poll(() => stage.logs)
        .toContainEqual({
          level: 'error',
          message: '"failures.unforeseen" failed.',
          error: expect.objectContaining({ message: 'The password is swordfish.' }),
        });
    });

    it('C2: input that does not fit is refused with a sentence that names the field', async () => {
      // @ts-expect-error wrong on purpose
      const error = await client.values.tag({ id: 1, tags: ['ok', 7] }).catch((thrown: unknown) => thrown);

      expect(error).toMatchObject({
        code: 'invalid-input',
        message: 'The field "tags[1]" is not valid: expected string, received number.',
        details: { faults: [{ field: 'tags[1]', reason: 'expected string, received number' }] },
      });
    });

    it('C2: output that does not fit does not leave', async () => {
      await expect(client.failures.wrongOutput({})).rejects.toMatchObject({ code: 'internal' });
    });

    it('C2: output that cannot be sent is answered for', async () => {
      await expect(client.failures.unsendable({})).rejects.toMatchObject({ code: /internal|invalid-input/ });
    });
  });

  describe('progress', () => {
    it('C5: the newest report arrives, and no more than the receiver takes', async () => {
      const reports: number[] = [];

      const { counted } = await client.jobs.count(
        { to: 100_000 },
        { onProgress: ({ done }) => reports.push(done) },
      );

      expect(counted).toBe(100_000);
      expect(reports.at(-1)).toBe(100_000);
      expect(reports.length).toBeLessThan(1000);
      expect(reports).toEqual(reports.toSorted((one, other) => one - other));
    });

    it('C5: a receiver that never takes a report gets the first and, at the end, the last', async () => {
      const messages = collect(port);

      port.post({ kind: 'ask', id: 9001, path: 'jobs.count', input: { to: 5000 } });

      await expect.poll(() => messages.map(({ kind }) => kind)).toEqual(['report', 'report', 'answer']);
      expect(messages.map(({ value }) => value)).toEqual([{ done: 1 }, { done: 5000 }, undefined]);
    });
  });

  describe('cancelling', () => {
    it('C4: aborting stops the work and rejects with "cancelled"', async () => {
      const controller = new AbortController();

      const work = client.jobs.untilStopped(
        {},
        { signal: controller.signal, onProgress: () => controller.abort() },
      );

      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
      expect(await client.watch.state({})).toMatchObject({ started: 1, stopped: 1 });
    });

    it('C4: what was aborted before it was asked is never asked', async () => {
      const work = client.jobs.untilStopped({}, { signal: AbortSignal.abort() });

      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
      expect(await client.watch.state({})).toMatchObject({ started: 0 });
    });

    it('C4: cancelling is asking: work that finishes all the same gives its answer', async () => {
      const controller = new AbortController();
      const work = client.jobs.deaf({}, { signal: controller.signal, onProgress: () => controller.abort() });
      await expect.poll(() => controller.signal.aborted).toBe(true);

      await client.watch.letDeafFinish({});

      expect(await work).toEqual({ finished: true });
    });
  });

  describe('closing', () => {
    it('C4: a closed port stops its work, and the work of no other', async () => {
      const other = createClient(rehearsal, await stage.open());
      const mine = client.jobs.untilStopped({});
      const theirs = new AbortController();
      const kept = other.jobs.untilStopped({}, { signal: theirs.signal });
      await expect.poll(() => other.watch.state({})).toMatchObject({ started: 2 });

      port.close();

      await expect(mine).rejects.toMatchObject({ code: 'unreachable' });
      await expect.poll(() => other.watch.state({})).toMatchObject({ started: 2, stopped: 1 });
      theirs.abort();
      await expect(kept).rejects.toMatchObject({ code: 'cancelled' });
      other[Symbol.dispose]();
    });

    it('C4: a closed port ends its feeds', async () => {
      const other = createClient(rehearsal, await stage.open());
      client.feeds.numbers(() => {});
      await expect.poll(() => other.watch.state({})).toMatchObject({ listeners: 1 });

      port.close();

      await expect.poll(() => other.watch.state({})).toMatchObject({ listeners: 0 });
      other[Symbol.dispose]();
    });

    it('C4: when the other side vanishes, what is pending is rejected with "unreachable"', async () => {
      const work = client.jobs.untilStopped({}, { onProgress: () => void stage.vanish() });

      await expect(work).rejects.toMatchObject({ code: 'unreachable' });
      await expect(client.watch.state({})).rejects.toMatchObject({ code: 'unreachable' });
    });
  });

  describe('feeds', () => {
    it('C6: every event arrives in order at a listener that keeps up', async () => {
      const heard: number[] = [];
      client.feeds.numbers((number) => heard.push(number));

      await client.feeds.emit({ count: 1000 });

      await expect.poll(() => heard.length).toBe(1000);
      expect(heard).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
    });

    it('C6: events that merge arrive without a gap, in fewer messages', async () => {
      const heard: { from: number; to: number }[] = [];
      client.feeds.ranges((range) => heard.push(range));

      await client.feeds.emit({ count: 50_000 });

      await expect.poll(() => heard.at(-1)?.to).toBe(50_000);
      expect(heard.length).toBeLessThan(1000);
      expect(heard.map(({ from }) => from)).toEqual([0, ...heard.slice(0, -1).map(({ to }) => to)]);
    });

    it('C6: a listener that takes nothing is sent no more than a window, and the newest wait for it', async () => {
      const messages = collect(port);
      port.post({ kind: 'listen', id: 9001, path: 'feeds.numbers' });
      await client.feeds.emit({ count: 5000 });
      const unasked = messages.filter(({ id }) => id === 9001);
      expect(unasked.map(({ value }) => value)).toEqual(Array.from({ length: 256 }, (_, index) => index + 1));

      // Each acknowledgement lets one window more through.
      for (const sequence of [256, 512, 768, 1024]) {
        port.post({ kind: 'taken', id: 9001, sequence });
      }

      const reports = () => messages.filter(({ id }) => id === 9001);
      await expect.poll(() => reports().length).toBe(1280);
      expect(reports()[256]?.value).toBe(5000 - 1023);
      expect(reports().at(-1)?.value).toBe(5000);
    });

    it('C6: claiming to have taken what was never sent opens no window', async () => {
      const messages = collect(port);
      port.post({ kind: 'listen', id: 9001, path: 'feeds.numbers' });
      port.post({ kind: 'taken', id: 9001, sequence: Number.MAX_SAFE_INTEGER });

      await client.feeds.emit({ count: 5000 });

      expect(messages.filter(({ id }) => id === 9001)).toHaveLength(256);
    });

    it('C6: what was stopped is not heard any more', async () => {
      const heard: number[] = [];
      const stop = client.feeds.numbers((number) => heard.push(number));
      await client.feeds.emit({ count: 1 });

      stop();
      await client.feeds.emit({ count: 1 });

      expect(heard).toEqual([1]);
      expect(await client.watch.state({})).toMatchObject({ listeners: 0 });
    });
  });

  describe('malformed messages', () => {
    it('C7: whatever comes, the next question is answered', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(aMessage, { maxLength: 5 }), async (messages) => {
          for (const message of messages) port.post(message);

          expect((await client.values.echo({ value: 'still there' })).value).toBe('still there');
        }),
        { numRuns: 100 },
      );
    });

    it('C7: a message that is none is logged', async () => {
      port.post({ kind: 'ask', id: 1.5, path: 'values.echo', input: {} });

      await expect
        .poll(() => stage.logs)
        .toContainEqual({ level: 'warn', message: 'A malformed message was dropped.', error: undefined });
    });

    it('C7: an id in use cannot be asked again', async () => {
      const messages = collect(port);
      port.post({ kind: 'ask', id: 77, path: 'jobs.deaf', input: {} });
      port.post({ kind: 'ask', id: 77, path: 'values.echo', input: { value: 'usurper' } });
      await client.watch.letDeafFinish({});

      await expect.poll(() => messages.find(({ kind, id }) => kind === 'answer' && id === 77)).toBeDefined();
      expect(messages.filter(({ kind, id }) => kind === 'answer' && id === 77)).toEqual([
        { kind: 'answer', id: 77, output: { finished: true } },
      ]);
      expect(stage.logs.map(({ message }) => message)).toContain(
        'A message with the id 77, which is in use, was dropped.',
      );
    });

    it.each([
      'values',
      'values.',
      'values.nothing',
      '__proto__.toString',
      'constructor.constructor',
      'values.__proto__',
      'values.constructor',
      'values.toString',
      'feeds.numbers',
      '',
    ])('C8: "%s" is no path to ask', async (path) => {
      const messages = collect(port);

      port.post({ kind: 'ask', id: 9001, path, input: {} });

      await expect
        .poll(() => messages.find(({ id }) => id === 9001))
        .toMatchObject({ kind: 'failure', failure: { code: 'not-found' } });
    });

    it('C8: a "__proto__" in a value changes no prototype', async () => {
      const value = JSON.parse('{"__proto__": {"isAdmin": true}, "bytes": null}') as Record<string, unknown>;
      value['bytes'] = new Uint8Array([1]);

      const answer = (await client.values.echo({ value })).value;

      expect(Object.getPrototypeOf(answer)).toBe(Object.prototype);
      expect(Object.prototype).not.toHaveProperty('isAdmin');
      expect((answer as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    });
  });
});

interface Message {
  readonly kind?: string;
  readonly id?: number;
  readonly value?: unknown;
  readonly output?: unknown;
  readonly failure?: unknown;
}

/** Everything that arrives at a port, in order. */
function collect(port: Port): Message[] {
  const messages: Message[] = [];
  // What a served port sends has these fields or none.
  port.onMessage((message) => messages.push(message as Message));
  return messages;
}

/** Anything at all, and things that look much like a request. Ids are far from those a client uses. */
const aMessage = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      kind: fc.oneof(fc.constantFrom('ask', 'listen', 'stop', 'taken', '__proto__'), fc.string()),
      id: fc.oneof(
        fc.integer({ min: 1_000_000 }),
        fc.constantFrom(Number.MAX_SAFE_INTEGER, -1, 0.5, 'x', null, 1e300),
      ),
      path: fc.oneof(
        fc.constantFrom(
          'values.echo',
          'values.tag',
          'jobs.count',
          'feeds.numbers',
          '__proto__',
          'constructor.name',
        ),
        fc.string(),
      ),
      input: fc.jsonValue(),
      sequence: fc.oneof(fc.integer(), fc.constantFrom(Number.MAX_SAFE_INTEGER, null, 'x')),
    },
    { requiredKeys: [] },
  ),
);
