import type { ServiceGroup } from './web.ts';

/** The group of a feed that is none of the known services: its host. */
export function groupOfHost(url: string): ServiceGroup {
  const host = new URL(url).host;
  if (/(?:^|\.)arxiv\.org$/.test(host)) return 'arxiv';
  if (/(?:^|\.)(?:biorxiv|medrxiv)\.org$/.test(host)) return 'biorxiv';
  return host === 'huggingface.co' ? 'huggingface' : `host:${host}`;
}
