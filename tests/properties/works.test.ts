import { describe, expect, it } from 'vitest';
import { parsedInputSchema } from '#shared/domain/draft.ts';
import { parse } from '../unit/imports/parse.ts';

/** Names the inputs; each must be answered soundly, and ten times as much in no more than some forty times as long. */
const hostile: readonly (readonly [string, (size: number) => string])[] = [
  [
    'a YAML list of references',
    (n) => `references:\n${'- id: a\n  type: book\n  title: T\n'.repeat(n / 20)}`,
  ],
  [
    'YAML that never ends',
    (n) => `references:\n- id: a\n  type: book\n  title: T\n  x: ${'['.repeat(n * 10)}`,
  ],
  ['YAML of quotes', (n) => `references:\n- id: a\n  type: book\n  title: "${'a\n  '.repeat(n * 4)}`],
  ['a line of DOIs', (n) => '10.1000/x '.repeat(n)],
  ['a DOI without an end', (n) => `10.1000/${'('.repeat(n * 10)}`],
  ['a line of addresses', (n) => 'https://a.org/).'.repeat(n)],
  ['a line of letters and dots', (n) => 'a.b-c/'.repeat(n * 2)],
  ['a line of digits', (n) => '978-0 '.repeat(n * 2)],
  [
    'CSL of notes',
    (n) => `[{"type":"book","title":"T","id":"a","issued":{"raw":"1"},"note":"${'a: b\\n'.repeat(n)}"}]`,
  ],
  [
    'CSL of people',
    (n) =>
      `[{"type":"book","title":"T","issued":{"raw":"1"},"author":[${'{"family":"A"},'.repeat(n / 4)}{}]}]`,
  ],
  [
    'Crossref of mark-up',
    (n) =>
      `{"status":"ok","message-type":"work","message":{"DOI":"10.1/x","title":["T"],"abstract":"${'<a <b&'.repeat(n)}"}}`,
  ],
  [
    'an index of words',
    (n) =>
      `{"id":"https://openalex.org/W1","title":"T","authorships":[],"abstract_inverted_index":{"a":[${'1,'.repeat(n)}2]}}`,
  ],
  ['highlights without an end', (n) => `Highlight,Book Title\n${'"a""b\n'.repeat(n)}`],
  ['highlights of commas', (n) => `Highlight,Book Title\n${','.repeat(n)}`],
  [
    'collections within each other',
    (n) =>
      `<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">${Array.from({ length: n / 100 }, (_, at) => `<z:Collection rdf:about="#${at}"><dcterms:hasPart rdf:resource="#${at + 1}"/><dcterms:hasPart rdf:resource="#${at % 7}"/></z:Collection>`).join('')}</rdf:RDF>`,
  ],
];

function cost(text: string): number {
  const before = process.cpuUsage();
  const parsed = parse(text);
  const { user, system } = process.cpuUsage(before);
  parsedInputSchema.parse(parsed);
  expect(parsed.complaints.map(({ message }) => message).join()).not.toContain('failed (');
  return (user + system) / 1000;
}

describe('large and hostile references are answered in time (I4)', () => {
  it.each(hostile)(
    '%s',
    (_what, make) => {
      const small = Math.max(cost(make(2_000)), cost(make(2_000)));
      const large = cost(make(20_000));

      expect(large).toBeLessThan(40 * small + 1000);
    },
    60_000,
  );
});
