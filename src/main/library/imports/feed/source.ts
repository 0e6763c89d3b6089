import { type Channel, linkOf } from './channel.ts';

/** What appearances call the feed, and what people do. */
export function sourceOf(channel: Channel): { readonly source: string; readonly name: string | null } {
  const name = channel.title?.slice(0, 100) ?? null;
  const [first] = channel.entries;
  const link = channel.link ?? (first === undefined ? null : linkOf(first));
  const host = hostOf(link);
  for (const server of ['biorxiv', 'medrxiv']) {
    if (host?.endsWith(`${server}.org`) || name?.toLowerCase().startsWith(server))
      return { source: server, name };
  }
  return { source: host === null ? 'feed' : `feed:${host}`, name };
}

function hostOf(link: string | null): string | null {
  const host = /^https?:\/\/(?:[^/@]{0,100}@)?(?:www\.)?([^/:?#]{1,200})/i.exec(link ?? '')?.[1];
  return host?.toLowerCase() ?? null;
}
