/** Where a `carrel:` link leads. */
export type DeepLink =
  | { readonly kind: 'paper'; readonly id: number }
  | { readonly kind: 'search'; readonly query: string };

const longestQuery = 1000;

/**
 * Reads `carrel://paper/<id>` or `carrel://search?q=<query>`; `null` for anything else. Links come
 * from anywhere (a web page, a mail), so they can only show something, never change anything (D12).
 */
export function parseDeepLink(text: string): DeepLink | null {
  const paper = /^carrel:\/\/paper\/(\d{1,15})\/?$/i.exec(text);
  if (paper) {
    const id = Number(paper[1]);
    return id > 0 ? { kind: 'paper', id } : null;
  }
  const search = /^carrel:\/\/search\/?\?([^#]*)$/i.exec(text);
  if (!search) return null;
  const query = queryOf(search[1] ?? '');
  return query === null || query === '' || query.length > longestQuery ? null : { kind: 'search', query };
}

/** The link in its one form: `parseDeepLink(formatDeepLink(link))` is the link again. */
export function formatDeepLink(link: DeepLink): string {
  switch (link.kind) {
    case 'paper':
      return `carrel://paper/${link.id}`;
    case 'search':
      return `carrel://search?q=${encodeURIComponent(link.query.toWellFormed())}`;
    default:
      return link satisfies never;
  }
}

function queryOf(search: string): string | null {
  const field = search.split('&').find((part) => part.startsWith('q='));
  if (field === undefined) return null;
  try {
    const query = decodeURIComponent(field.slice(2).replaceAll('+', ' '));
    // A query is one line: what controls a terminal or a text field has no place in it.
    return query.replace(/\p{Cc}+/gu, ' ').trim();
  } catch {
    return null;
  }
}
