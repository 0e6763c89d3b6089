import type { PaperState } from './paper-state.ts';

type Matcher = (state: PaperState) => boolean;

/**
 * What a `search_query` of arXiv’s API finds: `cat:`, `au:`, `ti:`, `abs:`, `all:`, `id:` and
 * `submittedDate:[… TO …]`, with AND, OR, ANDNOT and parentheses.
 */
export function matcherOf(text: string): Matcher {
  const tokens = text.replaceAll('+', ' ').match(/\(|\)|(?:\w+:)?"[^"]*"|\w+:\[[^\]]*\]|[^\s()]+/g) ?? [];
  let at = 0;

  function anyOf(): Matcher {
    let left = allOf();
    while (tokens[at] === 'OR') {
      at += 1;
      const [one, other] = [left, allOf()];
      left = (state) => one(state) || other(state);
    }
    return left;
  }

  function allOf(): Matcher {
    let left = single();
    while (at < tokens.length && tokens[at] !== 'OR' && tokens[at] !== ')') {
      const joint = tokens[at];
      if (joint === 'AND' || joint === 'ANDNOT') at += 1;
      const [one, other] = [left, single()];
      left =
        joint === 'ANDNOT' ? (state) => one(state) && !other(state) : (state) => one(state) && other(state);
    }
    return left;
  }

  function single(): Matcher {
    const token = tokens[at] ?? '';
    at += 1;
    if (token !== '(') return term(token);
    const inner = anyOf();
    at += 1;
    return inner;
  }

  return anyOf();
}

function term(token: string): Matcher {
  const [, field = 'all', given = ''] = /^(?:(\w+):)?(.*)$/s.exec(token) ?? [];
  const value = given.replace(/^"|"$/g, '').replaceAll('_', ' ');
  if (field === 'cat') {
    const pattern = new RegExp(`^${value.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    return ({ categories }) => categories.some((category) => pattern.test(category));
  }
  if (field === 'submittedDate' || field === 'lastUpdatedDate') {
    const [, from = '', to = ''] = /^\[(\S+) TO (\S+)\]$/.exec(given) ?? [];
    return (state) => {
      const instant = (field === 'submittedDate' ? state.submittedAt : state.updatedAt)
        .replace(/\D/g, '')
        .slice(0, 14);
      return instant >= from.padEnd(14, '0') && instant <= to.padEnd(14, '9');
    };
  }
  const texts: Record<string, (state: PaperState) => string> = {
    ti: ({ paper }) => paper.title,
    abs: ({ paper }) => paper.abstract,
    au: ({ paper }) => paper.authors.map(({ name }) => name).join('; '),
    id: ({ paper }) => paper.id,
    all: ({ paper }) => [paper.title, paper.abstract, ...paper.authors.map(({ name }) => name)].join('\n'),
  };
  const textOf = texts[field] ?? (() => '');
  const words = folded(value)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return (state) => {
    const text = folded(textOf(state));
    return words.every((word) => text.includes(word));
  };
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
