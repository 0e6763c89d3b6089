import type { PublicationType } from '#shared/domain/publication.ts';
import { lineOf } from '../plain-text.ts';
import type { Fields } from '../references/fields.ts';

/** A record’s own title, and what it is in. */
export interface Titles {
  readonly title: string;
  /** Whether the record names no title of its own, so that what it is in gave it. */
  readonly isBorrowed: boolean;
  readonly venue: string | null;
  readonly shortVenue: string | null;
  readonly event: string | null;
  readonly series: string | null;
}

/** Works that are in no other; what stands second is the series they belong to. */
const whole: ReadonlySet<PublicationType> = new Set(['book', 'report', 'collection', 'classic', 'pamphlet']);
const venueTags = ['BT', 'JF', 'T2', 'JO', 'JA', 'J1', 'J2'] as const;
const shortTags = ['J2', 'JA', 'J1', 'JO'] as const;

/** `null` where nothing in the record is a title. */
export function readTitles(fields: Fields, type: PublicationType): Titles | null {
  const isWhole = whole.has(type);
  const own = lineOf(fields.take('TI', 'T1', 'CT', ...(isWhole ? ['BT'] : [])));
  // A title that stands twice is no other.
  fields.takeWhere(['TI', 'T1', 'CT', 'BT'], (text) => lineOf(text) === own);
  const borrowed = own ?? lineOf(fields.take(...venueTags, 'C3', 'T3', 'ST', 'TT'));
  if (borrowed === null) return null;
  const series = isWhole ? fields.take('T2', 'T3') : fields.take('T3');
  const proceedings = type === 'paper-conference' ? fields.take('C3') : null;
  const event = proceedings === null ? null : fields.take('T2');
  const named = proceedings ?? fields.take(...venueTags);
  const short = fields.take(...shortTags);
  const isNew = (text: string) => ![borrowed, named, short].some((one) => lineOf(one) === lineOf(text));
  fields.takeWhere(venueTags, (text) => !isNew(text));
  return {
    title: borrowed,
    isBorrowed: own === null,
    venue: named,
    shortVenue: lineOf(short) === lineOf(named) ? null : short,
    event,
    series,
  };
}
