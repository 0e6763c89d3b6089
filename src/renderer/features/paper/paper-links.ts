import type { Identifiers, Link, Paper } from '#shared/domain/paper.ts';
import { safeUrl } from '../../text/links.ts';

/** A way out of Carrel, as a chip: what it is, which one, and where it leads. */
export interface PaperLink {
  readonly label: string;
  /** The identifier itself, or the site; `null` where the label says it all. */
  readonly detail: string | null;
  readonly url: string;
}

/** The identifiers and links of a paper as chips: identifiers first, then code, project, the rest; each address once. */
export function paperLinks({
  identifiers,
  links,
}: Pick<Paper, 'identifiers' | 'links'>): readonly PaperLink[] {
  const chips = [
    ...identifierLinks(identifiers),
    ...[...links].sort((a, b) => linkOrder[a.kind] - linkOrder[b.kind]).flatMap(linkChip),
  ];
  const seen = new Set<string>();
  return chips.filter(({ url }) => {
    const key = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function identifierLinks(identifiers: Identifiers): readonly PaperLink[] {
  return Object.entries(identifiers).flatMap(([scheme, value]): PaperLink[] => {
    const part = encodeURI(value).replace(/[?#]/g, encodeURIComponent);
    switch (scheme) {
      case 'arxiv':
        return [
          { label: 'arXiv', detail: value, url: `https://arxiv.org/abs/${part}` },
          {
            label: 'Hugging Face',
            detail: null,
            url: `https://huggingface.co/papers/${part.replace(/v\d+$/, '')}`,
          },
        ];
      case 'doi':
        return [{ label: 'DOI', detail: value, url: `https://doi.org/${part}` }];
      default:
        return [];
    }
  });
}

const linkOrder: Readonly<Record<Link['kind'], number>> = { code: 0, project: 1, pdf: 2, page: 3, media: 4 };
const linkLabels: Readonly<Record<Link['kind'], string>> = {
  code: 'Code',
  project: 'Project',
  pdf: 'PDF on the web',
  page: 'Page',
  media: 'Media',
};

function linkChip({ kind, url }: Link): readonly PaperLink[] {
  const href = safeUrl(url);
  if (!href) return [];
  return [{ label: linkLabels[kind], detail: kind === 'pdf' ? null : placeOf(href, kind), url: href }];
}

/** `owner/name` of a repository, the host of anything else. */
function placeOf(url: string, kind: Link['kind']): string {
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  const [owner, name] = pathname.split('/').filter((part) => part !== '');
  return kind === 'code' && owner && name ? `${owner}/${name}` : host;
}
