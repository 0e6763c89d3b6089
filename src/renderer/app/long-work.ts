import type { JobOptions } from '#shared/contract/define.ts';
import type { Progress } from '#shared/contract/library.ts';
import type { Services } from './services.ts';

/** Asks the library for what may take long, and shows how far it is, with the way out, until it has answered. */
export async function asLongWork<Answer>(
  { toasts }: Services,
  name: string,
  ask: (options: JobOptions<Progress>) => Promise<Answer>,
): Promise<Answer> {
  const cancelling = new AbortController();
  const { report, end } = toasts.getState().begin({ name, cancel: () => cancelling.abort() });
  try {
    return await ask({ signal: cancelling.signal, onProgress: report });
  } finally {
    end();
  }
}
