import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { EnvHttpProxyAgent, fetch } from 'undici';
import { isPrivateAddress } from '#shared/domain/private-hosts.ts';

/** One answer of a server, as far as the library reads it. */
interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** Asks which addresses a name has. */
export type Lookup = (hostname: string, options: LookupOptions & { all: true }, found: Found) => void;

/** The network as every real host has it: the proxies that the environment names, and real chance. */
export function createHostWeb(lookup: Lookup = systemLookup): {
  fetch(
    url: string,
    init: { headers: Record<string, string>; redirect: 'manual'; signal: AbortSignal; onlyOpen: boolean },
  ): Promise<Answer>;
  random(): number;
} {
  // Made at the first request: most commands never ask anybody.
  let agent: EnvHttpProxyAgent | null = null;
  let openAgent: EnvHttpProxyAgent | null = null;
  return {
    async fetch(url, { onlyOpen, ...init }) {
      if (!onlyOpen) {
        agent ??= anAgent(lookup);
        return fetch(url, { ...init, dispatcher: agent });
      }
      // A proxy finds the address by itself, so the name is looked up here, too, where that can be done.
      await refusePrivate(new URL(url).hostname, lookup);
      openAgent ??= anAgent(onlyOpenOf(lookup));
      return fetch(url, { ...init, dispatcher: openAgent });
    },
    random: () => Math.random(),
  };
}

function anAgent(lookup: Lookup): EnvHttpProxyAgent {
  return new EnvHttpProxyAgent({
    connections: 1,
    connect: {
      timeout: 15_000,
      lookup: (hostname, options, found) =>
        lookup(hostname, { ...options, all: true }, (error, addresses) => {
          const [first] = addresses ?? [];
          if (error !== null || options.all) found(error, addresses);
          else found(null, first?.address ?? '', first?.family ?? 4);
        }),
    },
    keepAliveTimeout: 10_000,
  });
}

/** A lookup that fails where any address of a name is private: a name may be given another one each time. */
function onlyOpenOf(lookup: Lookup): Lookup {
  return (hostname, options, found) =>
    lookup(hostname, options, (error, addresses) => {
      const isPrivate = error === null && addresses.some(({ address }) => isPrivateAddress(address));
      found(isPrivate ? leadsInto(hostname) : error, addresses);
    });
}

function refusePrivate(hostname: string, lookup: Lookup): Promise<void> {
  return new Promise((resolve, reject) => {
    lookup(hostname.replace(/^\[|\]$/g, ''), { all: true }, (error, addresses) => {
      // A name that is not found here may be known to the proxy.
      const isPrivate = error === null && addresses.some(({ address }) => isPrivateAddress(address));
      if (isPrivate) reject(leadsInto(hostname));
      else resolve();
    });
  });
}

function leadsInto(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`“${hostname}” leads into a private network.`), { code: 'EPRIVATE' });
}

/** The pace for arXiv that a mirror allows (`CARREL_ARXIV_PACE_MS`), where one is named. */
export function paceOfMirror(environment: Readonly<Record<string, string | undefined>>): {
  readonly arxivPace?: number;
} {
  const text = environment['CARREL_ARXIV_PACE_MS']?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? { arxivPace: Number(text) } : {};
}
