import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Watch } from '#shared/contract/triage.ts';
import { createWatchMatcher } from '#shared/watch/match.ts';

const givenNames = fc.constantFrom('Ada', 'Emmy', 'Jean-Pierre', 'Åse', 'Sofya', 'Zoë');
const familyNames = fc.constantFrom(
  'Lovelace',
  'Noether',
  'Serre',
  'Gödel',
  'Kovalevskaya',
  'van der Waerden',
);

interface Name {
  readonly given: string;
  readonly middle: string | null;
  readonly family: string;
}

const names: fc.Arbitrary<Name> = fc.record({
  given: givenNames,
  middle: fc.option(fc.constantFrom('Maria', 'Karl', 'Ünal')),
  family: familyNames,
});

/** Ways in which one name is written. */
const forms: readonly ((name: Name) => string)[] = [
  ({ given, middle, family }) => [given, middle, family].filter((part) => part !== null).join(' '),
  ({ given, middle, family }) => `${family}, ${given}${middle === null ? '' : ` ${middle}`}`,
  ({ given, middle, family }) =>
    `${initialsOf(given)}${middle === null ? '' : ` ${middle.charAt(0)}.`} ${family}`,
  ({ given, family }) => `${family}, ${initialsOf(given)}`,
  ({ given, family }) => `${given} ${family}`,
  ({ given, family }) => `${given} ${family}`.normalize('NFD').replace(/\p{M}/gu, ''),
  ({ given, middle, family }) =>
    [given, middle, family]
      .filter((part) => part !== null)
      .join(' ')
      .toUpperCase(),
];

function initialsOf(given: string): string {
  return given
    .split('-')
    .map((part) => `${part.charAt(0)}.`)
    .join('-');
}

function aWatch(id: number, kind: Watch['kind'], value: string): Watch {
  return { id, kind, value, variants: [], orcid: null };
}

describe('watch lists (T14)', () => {
  it('know an author in every form of the name, whichever form is watched', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...forms), fc.constantFrom(...forms), (name, watched, given) => {
        const matcher = createWatchMatcher([aWatch(1, 'author', watched(name))]);

        expect(matcher.author(given(name))).not.toBeNull();
      }),
    );
  });

  it('tell apart authors of other family names, and those whose given names begin otherwise', () => {
    fc.assert(
      fc.property(
        names,
        names,
        fc.constantFrom(...forms),
        fc.constantFrom(...forms),
        (one, other, watched, given) => {
          fc.pre(one.family !== other.family || one.given.charAt(0) !== other.given.charAt(0));
          fc.pre(!(one.given.startsWith('Å') && other.given.startsWith('A') && one.family === other.family));
          fc.pre(!(one.given.startsWith('A') && other.given.startsWith('Å') && one.family === other.family));
          const matcher = createWatchMatcher([aWatch(1, 'author', watched(one))]);

          expect(matcher.author(given(other))).toBeNull();
        },
      ),
    );
  });

  it('mark stretches of any text in order, apart, and never through a character', () => {
    const words = fc.constantFrom(
      'mole',
      'moles',
      'low-rank',
      '学习',
      'ﬁ',
      'é',
      'e\u0301',
      '😀',
      ' ',
      '-',
      '$^2$',
    );
    const texts = fc.oneof(
      fc.array(words, { maxLength: 12 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(texts, fc.array(texts, { maxLength: 4 }), (text, keywords) => {
        const marks = createWatchMatcher(
          keywords.map((value, at) => aWatch(at + 1, 'keyword', value)),
        ).keywords(text);

        let end = 0;
        for (const { from, to } of marks) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(
            /[\uDC00-\uDFFF]/.test(text.charAt(from)) && /[\uD800-\uDBFF]/.test(text.charAt(from - 1)),
          ).toBe(false);
          end = to;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('mark every keyword where a text consists of it', () => {
    const keyword = fc.array(fc.constantFrom('mole', 'low', 'rank', 'Müller', '2', 'graph'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(keyword, (words) => {
        const text = words.join(' ');
        const [mark] = createWatchMatcher([aWatch(1, 'keyword', words.join('-'))]).keywords(text);

        expect(mark).toMatchObject({ from: 0, to: text.length });
      }),
    );
  });
});
