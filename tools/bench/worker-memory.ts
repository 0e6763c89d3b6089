import type { CDPSession, Page } from 'playwright-core';

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly type: string };
}

/** Memory that a worker uses, in bytes, after its rubbish was taken out: objects, and buffers beside them. */
export interface WorkerMemory {
  readonly objects: number;
  readonly buffers: number;
}

/** Asks the browser for the memory of a page's first worker. @throws when it has none */
export async function memoryOfWorker(page: Page): Promise<WorkerMemory> {
  const session = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }: Attached) => {
      if (targetInfo.type === 'worker') resolve(sessionId);
    });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The page has no worker.')), 10_000).unref();
  });
  const worker = await Promise.race([found, late]);
  await ask(session, worker, 'HeapProfiler.collectGarbage');
  const usage = await ask(session, worker, 'Runtime.getHeapUsage');
  await session.detach();
  return { objects: usage['usedSize'] ?? 0, buffers: usage['backingStorageSize'] ?? 0 };
}

let asked = 0;

function ask(session: CDPSession, worker: string, method: string): Promise<Record<string, number>> {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    session.on('Target.receivedMessageFromTarget', ({ message }: { readonly message: string }) => {
      const answer = JSON.parse(message) as { id?: number; result?: Record<string, number> };
      if (answer.id === id) resolve(answer.result ?? {});
    });
    session
      .send('Target.sendMessageToTarget', { sessionId: worker, message: JSON.stringify({ id, method }) })
      .catch(reject);
  });
}
