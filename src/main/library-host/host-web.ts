import { EnvHttpProxyAgent, fetch } from 'undici';

/** One answer of a server, as far as the library reads it. */
interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The network as every real host has it: the proxies that the environment names, and real chance. */
export function createHostWeb(): {
  fetch(
    url: string,
    init: { headers: Record<string, string>; redirect: 'manual'; signal: AbortSignal },
  ): Promise<Answer>;
  random(): number;
} {
  let agent: EnvHttpProxyAgent | null = null;
  return {
    fetch(url, init) {
      // Made at the first request: most commands never ask anybody.
      agent ??= new EnvHttpProxyAgent({
        connections: 1,
        connect: { timeout: 15_000 },
        keepAliveTimeout: 10_000,
      });
      return fetch(url, { ...init, dispatcher: agent });
    },
    random: () => Math.random(),
  };
}

/** The pace for arXiv that a mirror allows (`CARREL_ARXIV_PACE_MS`), where one is named. */
export function paceOfMirror(environment: Readonly<Record<string, string | undefined>>): {
  readonly arxivPace?: number;
} {
  const text = environment['CARREL_ARXIV_PACE_MS']?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? { arxivPace: Number(text) } : {};
}
