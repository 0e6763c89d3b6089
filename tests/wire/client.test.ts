import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient } from '#shared/contract/client.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LogEntry } from '#shared/contract/log.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import { serve } from '#shared/contract/server.ts';
import { createRehearsalHandlers, rehearsal } from './rehearsal.ts';

function open() {
  const [near, far] = createLoopback();
  const logs: LogEntry[] = [];
  return { far, logs, client: createClient(rehearsal, near, { log: (entry) => logs.push(entry) }) };
}

describe('the asking side', () => {
  it('C7: whatever comes that is no answer is logged and dropped, and the answer is taken', async () => {
    const aReply = fc.record(
      {
        kind: fc.constantFrom('answer', 'failure', 'report', '__proto__', 1),
        id: fc.oneof(fc.integer({ min: 2 }), fc.constantFrom(-1, 0.5, 'x', null)),
        failure: fc.jsonValue(),
      },
      { requiredKeys: ['kind'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.jsonValue(), aReply)), async (messages) => {
        const { far, client } = open();
        far.onMessage(() => {
          for (const message of messages) far.post(message);
          far.post({ kind: 'answer', id: 1, output: { value: 'right' } });
        });

        expect(await client.values.echo({ value: 1 })).toEqual({ value: 'right' });
      }),
    );
  });

  it('C7: an answer that nobody asked for, or a second one, is logged', async () => {
    const { far, logs, client } = open();
    far.onMessage(() => {
      for (const id of [1, 1, 99]) far.post({ kind: 'answer', id, output: {} });
    });

    await client.values.echo({ value: 1 });

    await expect
      .poll(() => logs.map(({ message }) => message))
      .toEqual([
        'An answer to 1, which nobody asked, was dropped.',
        'An answer to 99, which nobody asked, was dropped.',
      ]);
  });

  it('C3: a failure outside the closed list is no failure', async () => {
    const { far, logs, client } = open();
    far.onMessage(() => {
      far.post({ kind: 'failure', id: 1, failure: { code: 'EACCES', message: 'x' } });
      far.post({ kind: 'failure', id: 1, failure: { code: 'conflict', message: 'Taken.' } });
    });

    await expect(client.values.echo({ value: 1 })).rejects.toEqual(new AppError('conflict', 'Taken.'));
    expect(logs).toHaveLength(1);
  });

  it('C8: it has what the contract has, and nothing inherited to ask', () => {
    const { client } = open();

    expect(Object.keys(client)).toEqual(Object.keys(rehearsal));
    expect(Object.keys(client.values)).toEqual(['echo', 'tag']);
  });

  it('C7: ten thousand questions at once are answered for, and one more is refused', async () => {
    const [near, far] = createLoopback();
    serve(rehearsal, createRehearsalHandlers(), far, { log: () => {} });
    const client = createClient(rehearsal, near);
    const many = Array.from({ length: 10_000 }, () => client.jobs.deaf({}));

    await expect(client.values.echo({ value: 1 })).rejects.toMatchObject({ code: 'conflict' });

    near.close();
    const outcomes = await Promise.allSettled(many);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10_000);
  });

  it('C4: a server that stops serving answers what is running with "unreachable"', async () => {
    const [near, far] = createLoopback();
    const stop = serve(rehearsal, createRehearsalHandlers(), far, { log: () => {} });
    const client = createClient(rehearsal, near);

    const work = client.jobs.untilStopped({}, { onProgress: stop });

    await expect(work).rejects.toMatchObject({
      code: 'unreachable',
      message: 'The library is being closed.',
    });
  });
});
