import { isPrivateHost } from '#shared/domain/private-hosts.ts';

/** Where a server sends on to, or why it is not followed. */
export type NextAddress =
  | { readonly kind: 'next'; readonly url: string }
  | { readonly kind: 'refused'; readonly sentence: string };

const mostRedirects = 5;

/**
 * The address that follows those visited so far: never from https to http, never to another scheme, never
 * from the open network into this machine or its own network, never in circles, and not without end.
 */
export function nextAddress(visited: readonly string[], location: string | null): NextAddress {
  const here = new URL(visited.at(-1) ?? '');
  const next = location === null ? null : URL.parse(location, here.href);
  if (next === null) return refused('The server sends on to nowhere.');
  next.hash = '';
  if (next.protocol !== 'https:' && next.protocol !== 'http:') {
    return refused(
      `The server sends on to an address of another kind (${next.protocol}), which is not followed.`,
    );
  }
  if (here.protocol === 'https:' && next.protocol === 'http:') {
    return refused(
      'The server sends on from https to http, which is not followed: anybody could read along.',
    );
  }
  if (isPrivateHost(next.hostname) && !isPrivateHost(here.hostname)) {
    return refused('The server sends on into your own network, which is not followed.');
  }
  if (visited.includes(next.href)) return refused('The server sends on in a circle.');
  if (visited.length > mostRedirects) {
    return refused(`The server sends on more than ${mostRedirects} times. It was not followed any further.`);
  }
  return { kind: 'next', url: next.href };
}

function refused(sentence: string): NextAddress {
  return { kind: 'refused', sentence };
}
