import type { Complaint, Draft } from '#shared/domain/draft.ts';
import { canonicalOrcid } from '#shared/domain/orcid.ts';
import type { PublicationType } from '#shared/domain/publication.ts';
import { foldName } from '#shared/text/fold-title.ts';
import { lineOf } from '../plain-text.ts';
import { type ReferenceDate, readReferenceDate, withinYear } from '../references/dates.ts';
import { Fields } from '../references/fields.ts';
import { knownBy, pmidOf } from '../references/identifiers.ts';
import { readNames } from '../references/names.ts';
import { foundIdentifiers, keywordsIn, numbersIn } from '../references/read-fields.ts';
import { referenceDraft } from '../references/reference-draft.ts';
import type { IsiRecord } from './read-records.ts';

/** Fields that are lists, an entry a line; all others go on in their further lines. */
const lists: ReadonlySet<string> = new Set('AU AF BA BF BE GP CA C1 CR RI OI'.split(' '));

/** Reads one record; what nobody asks for is kept by its tag. */
export function readIsiRecord(record: IsiRecord): { draft: Draft } | { complaint: Complaint } {
  const place = { line: record.line, endLine: record.endLine };
  const fields = new Fields(
    record.fields.flatMap(({ name, lines }) =>
      lists.has(name)
        ? lines.map((text) => ({ name, text }))
        : [{ name, text: lines.join(name === 'AB' ? '\n' : ' ') }],
    ),
  );
  const title = lineOf(fields.take('TI', 'BT'));
  if (title === null) {
    return { complaint: { ...place, message: 'A record has no title, so it was left out.' } };
  }
  const type = readType(fields);
  const { found, take } = foundIdentifiers();
  fields.takeWhere(['DI'], (text) => take(knownBy(text)));
  fields.takeWhere(['PM'], (text) => take(pmidOf(text)));
  const full = fields.takeAll('AF', 'BF');
  const short = fields.takeAll('AU', 'BA');
  const venue = lineOf(fields.take('SO'));
  const draft = referenceDraft({
    type,
    title,
    abstract: fields.take('AB'),
    // Full names are those of the short ones, one for each.
    authors: [
      ...readNames(full.length > 0 ? full : short),
      ...fields.takeAll('GP', 'CA').flatMap((text) => {
        const group = lineOf(text);
        return group === null ? [] : [{ literal: group }];
      }),
    ],
    contributors: { editor: readNames(fields.takeAll('BE', 'ED')) },
    date: readDate(fields),
    venue: type === 'book' ? null : venue,
    variables: {
      volume: fields.take('VL'),
      issue: fields.take('IS'),
      page: readPages(fields),
      number: fields.take('AR'),
      publisher: fields.take('PU'),
      'publisher-place': fields.take('PI'),
      language: fields.take('LA'),
      'collection-title': type === 'book' ? (venue ?? fields.take('SE')) : fields.take('SE'),
      'container-title-short': fields.take('JI', 'J9'),
      'event-title': fields.take('CT'),
      'event-place': fields.take('CL'),
      ...numbersIn(fields, ['SN', 'EI', 'BN']),
    },
    identifiers: found,
    addresses: { identifiers: [], links: [], files: [] },
    tags: keywordsIn(fields, 'DE'),
    notes: [],
    citationKey: null,
    place,
    doubts: record.hasEnd ? [] : ['The record has no end mark (ER); it may be cut.'],
    extra: {},
  });
  const orcids = readOrcids(fields, draft.authors);
  const rest = fields.rest();
  return {
    draft: {
      ...draft,
      extra: {
        ...(Object.keys(orcids).length === 0 ? {} : { orcids }),
        ...(Object.keys(rest).length === 0 ? {} : { isi: rest }),
      },
    },
  };
}

function readType(fields: Fields): PublicationType {
  const letter = fields.take('PT')?.trim();
  const kind = fields.look('DT')[0] ?? '';
  if (letter === 'P') return 'patent';
  if (/book chapter/i.test(kind)) return 'chapter';
  if (/proceedings paper|meeting abstract/i.test(kind)) return 'paper-conference';
  if (letter === 'B') return /^(?:book|$)/i.test(kind) ? 'book' : 'chapter';
  if (letter === 'S') return 'chapter';
  fields.takeWhere(['DT'], (text) => text === 'Article');
  return /data set|data study/i.test(kind) ? 'dataset' : 'article-journal';
}

function readDate(fields: Fields): ReferenceDate | null {
  const [year] = fields.look('PY');
  const ofYear = year === undefined ? null : readReferenceDate(year);
  if (ofYear === null) return null;
  if (ofYear.isAll) fields.take('PY');
  const [day] = fields.look('PD');
  const whole = day === undefined ? null : withinYear(ofYear.date, day);
  if (whole === null) return ofYear;
  if (whole.isAll) fields.take('PD');
  return whole;
}

function readPages(fields: Fields): string | null {
  const [first, last] = [fields.take('BP'), fields.take('EP')];
  return first === null || last === null || first === last ? (first ?? last) : `${first}-${last}`;
}

/** `Lovelace, Ada/0000-0002-1825-0097; …`: those whose name is one of the authors’. */
function readOrcids(fields: Fields, authors: readonly string[]): Record<string, string> {
  const byName = new Map(authors.map((author) => [foldName(author), author]));
  const orcids: Record<string, string> = {};
  const left = fields.takeAll('OI').flatMap((text) =>
    text.split(';').filter((entry) => {
      const at = entry.lastIndexOf('/');
      const author = byName.get(foldName(entry.slice(0, Math.max(at, 0))));
      const orcid = canonicalOrcid(entry.slice(at + 1));
      if (author === undefined || orcid === null || author === '__proto__') return entry.trim() !== '';
      orcids[author] = orcid;
      return false;
    }),
  );
  for (const entry of left) fields.put('OI', entry.trim());
  return orcids;
}
