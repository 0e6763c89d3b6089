import type { Paper } from './paper.ts';

/** Where a paper's PDF can be fetched from: arXiv by its id, or a link of the paper's own. */
export type PdfSource =
  | { readonly kind: 'arxiv'; readonly id: string; readonly name: 'arXiv' }
  | { readonly kind: 'link'; readonly url: string; readonly name: string };

/** Says where a paper's PDF can be fetched from; `null` where nothing says so. Only `https:` is gone to. */
export function pdfSourceOf({ identifiers, links }: Pick<Paper, 'identifiers' | 'links'>): PdfSource | null {
  const id = identifiers['arxiv'];
  if (id !== undefined) return { kind: 'arxiv', id, name: 'arXiv' };
  for (const { kind, url } of links) {
    // A name or password before the host is nothing that a listing has to give.
    const host = kind === 'pdf' ? /^https:\/\/([^/?#@\s]+)(?:[/?#]\S*)?$/i.exec(url)?.[1] : undefined;
    if (host !== undefined) return { kind: 'link', url, name: host.replace(/^www\./i, '') };
  }
  return null;
}
