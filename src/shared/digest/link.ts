import type { Paper } from '../domain/paper.ts';

/** Where a paper can be read, as an address that is safe in any document; `null` when nothing says so. */
export function linkOf({ identifiers }: Pick<Paper, 'identifiers'>): string | null {
  const { arxiv, doi } = identifiers;
  if (arxiv !== undefined) return `https://arxiv.org/abs/${encoded(arxiv)}`;
  return doi === undefined ? null : `https://doi.org/${encoded(doi)}`;
}

/** Everything but letters, digits and a few harmless signs in percent form; slashes stay. */
function encoded(identifier: string): string {
  return identifier
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(
        /[!'()*_~]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}
