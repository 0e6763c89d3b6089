import { describe, expect, it } from 'vitest';
import { fixture, parse } from './parse.ts';

const text = new TextDecoder().decode(fixture('arxiv-email-day.txt'));
const sentences = (input: string) => parse(input).complaints.map(({ message }) => message);

describe('a daily mail of arXiv', () => {
  it('I30: gives new papers, cross-lists and replacements, told apart', () => {
    const { drafts, complaints, format, description, listedOn, listedOnText } = parse(text);

    expect([format, description, complaints]).toEqual(['arxiv-email', 'arXiv daily mail, q-bio', []]);
    expect([listedOn, listedOnText]).toEqual(['2026-06-30', 'Tue, 30 Jun 26 00:41:02 GMT']);
    expect(
      drafts.map(({ identifiers, extra, date, dateInferred, appearance }) => [
        identifiers['arxiv'],
        extra['announceType'],
        date,
        dateInferred,
        appearance?.listedOn,
        appearance?.rank,
      ]),
    ).toEqual([
      ['2606.91001', 'new', '2026-06-26', false, '2026-06-30', 1],
      ['2606.91005', 'new', '2026-06-29', false, '2026-06-30', 2],
      ['2606.91002', 'cross', '2026-06-24', false, '2026-06-30', 3],
      ['2203.01250', 'replace', '2022-03', true, '2026-06-30', 4],
    ]);
  });

  it('I31: puts wrapped fields on a line and leaves the abstract as it is', () => {
    const [draft] = parse(text).drafts;

    expect(draft).toMatchObject({
      title: 'Burrow Networks: Learning Routes That Nobody Drew',
      authors: ['Ada Lovelace', 'Emmy Noether', 'The Vole Collaboration'],
      abstract:
        'We learn routes of moles: they are long,\nand they bend. Nobody drew them.\n  A second paragraph says why.',
      links: [{ kind: 'code', url: 'https://github.com/example-lab/burrow' }],
      extra: {
        categories: ['q-bio.NC', 'cs.LG'],
        primaryCategory: 'q-bio.NC',
        subjectClasses: ['60G65', '91B16'],
        reportNumber: 'BURROW-7',
        license: 'http://creativecommons.org/licenses/by/4.0/',
      },
    });
  });

  it('I31: an abstract that looks like a field stays an abstract', () => {
    const draft = parse(text).drafts[1];

    expect(draft?.title).toBe('A Count of Holes');
    expect(draft?.abstract).toBe('Title: this line is no field, and we count.');
    expect(draft?.identifiers).toEqual({ arxiv: '2606.91005', doi: '10.5555/holes.4' });
    expect(draft?.extra['categories']).toEqual(['q-bio.QM', 'cond-mat.stat-mech']);
  });

  it('I32: a replacement has no abstract, and tells when it was revised', () => {
    const draft = parse(text).drafts[3];

    expect(draft).toMatchObject({ abstract: null, authors: ['Leonhard Euler'], authorCount: null });
    expect(draft?.extra['revisedOn']).toBe('2026-06-29');
    expect(draft?.doubts).toEqual(['The input does not name all of its authors.']);
  });

  it('I3: says on which lines each paper stands', () => {
    const lines = text.split('\n');

    for (const { place, title } of parse(text).drafts) {
      const own = lines.slice((place?.line ?? 0) - 1, place?.endLine);
      expect(own[0]).toBe('\\\\');
      expect(own.at(-1)).toContain('\\\\ ( https://arxiv.org/abs/');
      expect(own.join('\n')).toContain(title.slice(0, 20));
    }
  });

  it('I33: a mail that breaks off says so, and the paper it breaks off in is doubted', () => {
    const { drafts, complaints } = parse(text.slice(0, text.indexOf('and they bend')));

    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.doubts).toEqual(['The mail breaks off within this paper; its abstract may be cut.']);
    expect(complaints.map(({ message }) => message)).toEqual([
      'The mail breaks off: the rule at its end is missing. Save the whole mail to have the rest.',
    ]);
  });

  it('I33: a mail that holds fewer papers than its subject announces says so', () => {
    expect(sentences(text.replace('daily 2 new', 'daily 5 new'))).toEqual([
      'The mail announces 5 new papers and holds 2. Save the whole mail to have the rest.',
    ]);
    expect(sentences(text.replace('daily 2 new + 1 crosses received', 'daily Subj-class mailing'))).toEqual(
      [],
    );
  });

  it('I33: a mail without papers says so', () => {
    const rules = text.slice(0, text.indexOf('\\\\\narXiv:')).replace('2 new', '0 new');
    const { drafts, complaints, format } = parse(`${rules}${'%%%---'.repeat(13)}\n`);

    expect([drafts, format]).toEqual([[], null]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]?.message).toContain('lists no paper');
  });

  it('I34: several mails in one file keep their days', () => {
    const next = text.replace('Tue, 30 Jun 26', 'Wed,  1 Jul 26').replaceAll('2606.9', '2606.8');

    const { drafts, complaints } = parse(text + next);

    expect(complaints).toEqual([]);
    expect(drafts.map(({ appearance }) => [appearance?.listedOn, appearance?.rank])).toEqual(
      ['2026-06-30', '2026-07-01'].flatMap((day) => [1, 2, 3, 4].map((rank) => [day, rank])),
    );
  });

  it('I34: the list of a past week gives each paper its day', () => {
    const { drafts, complaints } = parse(fixture('arxiv-email-week.txt'));

    expect(complaints).toEqual([]);
    expect(
      drafts.map(({ title, abstract, doubts, appearance }) => [
        title,
        abstract,
        doubts,
        appearance?.listedOn,
      ]),
    ).toEqual([
      ['Burrow Networks: Learning Routes That Nobody Drew', null, [], '2026-06-30'],
      ['Worms', null, [], '2026-06-29'],
    ]);
  });

  it('I35: a mail that was escaped, wrapped or quoted on its way is read all the same', () => {
    const escaped = `Content-Transfer-Encoding: quoted-printable\n${text}`
      .replaceAll('Sofya', 'S=C3=B3fya')
      .replaceAll('-'.repeat(78), `${'-'.repeat(70)}=\n${'-'.repeat(8)}`);
    const quoted = text.replace(/^/gm, '> ');

    expect(parse(escaped).drafts[1]?.authors).toEqual(['Carl Friedrich Gauss', 'Sófya Kovalevskaya']);
    expect(parse(escaped).complaints).toEqual([]);
    expect(parse(quoted).drafts).toEqual(parse(text).drafts);
  });
});
