import { type Paper, paperIdSchema, statuses, untouched } from '#shared/domain/paper.ts';

/** Numbers that look like chance and are the same each time (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = [
  ...['ba', 'co', 'di', 'fu', 'ga', 'hel', 'in', 'jo', 'ker', 'lin', 'mo', 'na', 'op', 'pre', 'qua'],
  ...[
    'ran',
    'se',
    'tion',
    'ul',
    'ver',
    'wa',
    'xi',
    'yo',
    'zer',
    'graph',
    'net',
    'trans',
    'mem',
    'late',
    'ing',
  ],
];

/**
 * A library of made-up papers: words by Zipf's law (as many different ones as real abstracts have),
 * abstracts of some 180 words, six authors of whom half write once, listings over two years.
 */
export function createCorpus(size: number, seed = 7): Paper[] {
  const chance = createChance(seed);
  const pick = (count: number) => Math.floor(chance() * count);
  const words = Array.from({ length: 60_000 }, (_, rank) => wordOf(rank));
  // Inverse of Zipf's distribution: rank grows exponentially with a uniform number.
  const word = () => words[Math.floor(words.length ** chance()) - 1] ?? 'of';
  const sentence = (length: number) => Array.from({ length }, word).join(' ');
  const author = () => {
    const number = Math.floor((size * 2) ** chance());
    return `${wordOf(number)} ${wordOf(number * 7 + 3)}`;
  };

  return Array.from({ length: size }, (_, index): Paper => {
    const day = new Date(Date.UTC(2024, 6, 1 + pick(730))).toISOString().slice(0, 10);
    return {
      id: paperIdSchema.parse(index + 1),
      title: sentence(6 + pick(8)),
      abstract: sentence(120 + pick(120)),
      authors: Array.from({ length: 1 + pick(11) }, author),
      authorCount: null,
      organization: chance() < 0.5 ? `${wordOf(pick(300))} Lab` : null,
      date: day,
      dateInferred: false,
      identifiers: { arxiv: `${2400 + pick(100)}.${10_000 + pick(90_000)}` },
      links: chance() < 0.4 ? [{ kind: 'code', url: `https://example.org/${index}` }] : [],
      upvotes: pick(200),
      comments: pick(10),
      status: statuses[pick(8)] ?? null,
      tags: Array.from({ length: pick(3) }, () => wordOf(pick(600))),
      note: chance() < 0.05 ? sentence(40) : null,
      appearances: [
        {
          source: ['huggingface', 'arxiv'][pick(2)] ?? '',
          kind: 'daily',
          listedOn: day,
          rank: null,
          upvotes: null,
          comments: null,
        },
      ],
      ...untouched,
      addedAt: `${day}T08:00:00.000Z`,
      trashedAt: null,
    };
  });
}

function wordOf(rank: number): string {
  let left = rank + 30;
  let word = '';
  while (left > 0) {
    word += syllables[left % syllables.length] ?? '';
    left = Math.floor(left / syllables.length);
  }
  return word;
}
