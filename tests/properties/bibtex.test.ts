import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsedInputSchema } from '#shared/domain/draft.ts';
import { fixture, parse } from '../unit/imports/parse.ts';

const names = readdirSync(new URL('../fixtures/inputs/', import.meta.url)).filter((name) =>
  name.startsWith('bibtex-'),
);

function expectSound(input: Uint8Array | string) {
  const parsed = parse(input);
  parsedInputSchema.parse(parsed);
  expect(parsed.complaints.map(({ message }) => message).join()).not.toContain('failed (');
  if (parsed.drafts.length === 0) expect(parsed.complaints.length).toBeGreaterThan(0);
  return parsed;
}

describe('bibliographies after accidents', () => {
  it.each(names)(
    '%s, cut anywhere, gives what was complete before the cut',
    (name) => {
      const bytes = fixture(name);
      const keys = (input: Uint8Array) =>
        expectSound(input).drafts.flatMap(({ brought, place }) => ({ key: brought?.citationKey, ...place }));
      const whole = keys(bytes);
      const text = new TextDecoder().decode(bytes);

      for (let cut = 1; cut < bytes.length; cut += 1) {
        const lines = new TextDecoder().decode(bytes.subarray(0, cut)).split('\n').length;
        const complete = whole.filter(({ endLine = 0, line }) => endLine < lines && line !== undefined);
        const kept = keys(bytes.subarray(0, cut));
        // An entry that is not closed is only known by the next one.
        const missing = (name === 'bibtex-odd.bib' ? [] : complete).filter(
          ({ key, line }) => !kept.some((one) => one.key === key && one.line === line),
        );
        expect(missing, text.slice(Math.max(0, cut - 60), cut)).toEqual([]);
      }
    },
    60_000,
  );

  it.each(names)('%s, with a byte changed, taken out or doubled, loses two entries at most', (name) => {
    const bytes = fixture(name);
    const whole = parse(bytes).drafts.length;
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      kind: fc.constantFrom('flip', 'take', 'double'),
      byte: fc.constantFrom(...Buffer.from('{}"@#,=\\$%() \nx\u0000')),
    });

    fc.assert(
      fc.property(change, ({ at, kind, byte }) => {
        const middle = kind === 'flip' ? [byte] : kind === 'take' ? [] : [bytes[at] ?? 0, bytes[at] ?? 0];
        const changed = Buffer.concat([bytes.subarray(0, at), Buffer.from(middle), bytes.subarray(at + 1)]);
        const { drafts } = expectSound(new Uint8Array(changed));
        if (whole > 3 && name !== 'bibtex-odd.bib') expect(drafts.length).toBeGreaterThanOrEqual(whole - 2);
      }),
      { numRuns: 400 },
    );
  });

  it('any text made of what bibliographies are made of has an answer', () => {
    const piece = fc.constantFrom(
      '@article{a,',
      '@string{s = "x"}',
      '@comment{',
      '@preamble{',
      '@book(b,',
      'title = ',
      'author = {A and others and {B, C}}',
      '{',
      '}',
      '"',
      '#',
      ',',
      '=',
      '\n',
      's',
      'jul',
      '\\"{o}',
      '\\textit{',
      '$x$',
      '$',
      '%',
      'crossref = {a}',
      'xdata = {a, b}',
      'year = 2020',
      'x-carrel = {{"title":"Z"}}',
      'x-y = {[1]}',
      'file = {a:b:c;}',
      'keywords = {a, b; c}',
      'groups = {a > b}',
      'jabref-meta: grouping:\n1 StaticGroup:a\\;0;',
      ')',
      '\\char"41 ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void expectSound(pieces.join(''))),
      { numRuns: 3000 },
    );
  });
});

describe('large and hostile bibliographies are read in a time that grows with their size', () => {
  it.each([
    ['entries that are not closed', (n: number) => '@article{a, title = {T\n'.repeat(n)],
    ['entries in one line', (n: number) => '@article{a, title = {T}} '.repeat(n)],
    ['broken entries in one line', (n: number) => '@article{a,((( '.repeat(n)],
    ['open braces', (n: number) => `@article{a, title = ${'{'.repeat(n * 10)}`],
    ['open groups in a title', (n: number) => `@article{a, title = {${'{'.repeat(n)}${'}'.repeat(n)}T}}`],
    ['accents in accents', (n: number) => `@article{a, title = {${"\\'{".repeat(n)}a${'}'.repeat(n)}}}`],
    ['commands', (n: number) => `@article{a, title = {T ${'\\x{\\y '.repeat(n)}${'}'.repeat(n)}}}`],
    ['dollar signs', (n: number) => `@article{a, title = {T ${'$ {'.repeat(n)}${'}'.repeat(n)}}}`],
    ['authors', (n: number) => `@article{a, title = {T}, author = {${'A, B and '.repeat(n)}C}}`],
    ['commas in a name', (n: number) => `@article{a, title = {T}, author = {${'A, '.repeat(n)}C}}`],
    ['fields', (n: number) => `@article{a, ${'x = {y}, '.repeat(n)} title = {T}}`],
    ['comments', (n: number) => '@comment{ '.repeat(n)],
    ['at signs', (n: number) => `@article{a, title={T}} ${'@'.repeat(n * 10)}`],
    ['blanks', (n: number) => `@article{a, title = {T},${' '.repeat(n * 10)}\n,${'\n'.repeat(n * 10)}@x{`],
    [
      'strings of strings',
      (n: number) =>
        `@string{s0 = "xxxxxxxxxx"}${Array.from({ length: 60 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`).join('')}@article{a, title = s60}${' '.repeat(n)}`,
    ],
    [
      'a chain of parents',
      (n: number) =>
        Array.from({ length: n }, (_, at) => `@misc{k${at}, title={T}, crossref={k${at + 1}}}\n`).join(''),
    ],
    ['keywords', (n: number) => `@article{a, title = {T}, keywords = {${'a, '.repeat(n)}}}`],
  ])(
    '%s',
    (_what, make) => {
      const took = (count: number) => {
        const text = make(count);
        const before = process.cpuUsage();
        expectSound(`@misc{first, title = {First}}\n${text}`);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      };
      took(2000);
      const small = took(5000);
      const large = took(20_000);

      // Four times as much takes four times as long, give or take what a busy machine does; sixteen would be squares.
      expect(large).toBeLessThan(small * 10 + 300);
    },
    60_000,
  );
});
