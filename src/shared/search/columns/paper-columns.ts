import { type Paper, returnKinds, statuses } from '../../domain/paper.ts';
import { dayRange } from '../../domain/partial-date.ts';
import { dayNumber } from '../query/ranges.ts';
import { type FacetName, facetNames } from '../request.ts';
import { fold } from '../text/fold.ts';
import { IdentifierColumn, type IdentifierScheme, identifierSchemes } from './identifier-column.ts';
import { facetValues, newestRank } from './paper-facts.ts';
import { ValueColumn, type ValueRuns } from './value-column.ts';

/** The code of a paper without a status. */
export const noStatus = statuses.length;

/** Numbers a paper has, one array each; `null` is -1, and 0 for days and instants. */
export const numberColumns = [
  'id',
  'status',
  'trashed',
  'dateFirst',
  'dateLast',
  'added',
  'upvotes',
  'comments',
  'velocity',
  // The place in the newest listing and in the queue, made negative so that the first is the largest.
  'rank',
  'queue',
  // What the reader gave: interest and rating, days (0 for none), and what brought a paper back, as bits.
  'grade',
  'rating',
  'snoozed',
  'due',
  'returned',
  'version',
  // When it was decided about and finished, in milliseconds.
  'decided',
  'done',
  'highlighted',
  // A number that differs for titles that differ in more than case and signs, nearly always.
  'titleHash',
] as const;
export type NumberColumn = (typeof numberColumns)[number];

/** All that columns hold of papers numbered from 0 on without a gap. */
export interface ColumnArrays {
  readonly numbers: Readonly<Record<NumberColumn, Float64Array<ArrayBuffer>>>;
  readonly facets: Readonly<Record<FacetName, ValueRuns>>;
  /** By scheme, a JSON array of one key for each paper, `''` for none. */
  readonly identifiers: Readonly<Record<IdentifierScheme, string>>;
}

/** What filters, facets and sorting need of papers, in columns by the papers' numbers. */
export class PaperColumns {
  readonly facets: Readonly<Record<FacetName, ValueColumn>> = forEach(facetNames, () => new ValueColumn());
  readonly identifiers: Readonly<Record<IdentifierScheme, IdentifierColumn>> = forEach(
    identifierSchemes,
    () => new IdentifierColumn(),
  );
  readonly #columns: Record<NumberColumn, Float64Array<ArrayBuffer>> = forEach(
    numberColumns,
    () => new Float64Array(64),
  );

  column(name: NumberColumn): Float64Array {
    return this.#columns[name];
  }

  /** Writes what a paper has, in place of what stood under its number. */
  fill(number: number, paper: Paper): void {
    this.#reserve(number);
    this.#fillFacts(number, paper);
    this.#fillDecisions(number, paper);
    for (const name of facetNames) this.facets[name].set(number, facetValues(paper, name));
    for (const scheme of identifierSchemes) {
      this.identifiers[scheme].set(number, paper.identifiers[scheme] ?? '');
    }
  }

  /** Takes out what a number has of values; its numbers stand until it is filled again. */
  clear(number: number): void {
    for (const name of facetNames) this.facets[name].clear(number);
    for (const scheme of identifierSchemes) this.identifiers[scheme].set(number, '');
  }

  /** What the columns hold of the first `count` papers. */
  arrays(count: number): ColumnArrays {
    return {
      numbers: forEach(numberColumns, (name) => this.#columns[name].slice(0, count)),
      facets: forEach(facetNames, (name) => this.facets[name].runs(count)),
      identifiers: forEach(identifierSchemes, (scheme) => this.identifiers[scheme].toJson(count)),
    };
  }

  /** Takes the place of everything that stood here. The arrays are used as they are, and changed. */
  adopt({ numbers, facets, identifiers }: ColumnArrays): void {
    for (const name of numberColumns) this.#columns[name] = numbers[name];
    for (const name of facetNames) this.facets[name].adopt(facets[name]);
    for (const scheme of identifierSchemes) this.identifiers[scheme].adopt(identifiers[scheme]);
  }

  #reserve(number: number): void {
    if (number < this.#columns.id.length) return;
    for (const name of numberColumns) {
      const larger = new Float64Array(Math.max(number + 1, this.#columns[name].length * 2, 64));
      larger.set(this.#columns[name]);
      this.#columns[name] = larger;
    }
  }

  #fillFacts(number: number, paper: Paper): void {
    const days = paper.date === null ? null : dayRange(paper.date);
    const { id, dateFirst, dateLast, added, upvotes, comments, velocity } = this.#columns;
    const { rank, version, titleHash } = this.#columns;
    id[number] = paper.id;
    dateFirst[number] = days === null ? 0 : dayNumber(days.first);
    dateLast[number] = days === null ? 0 : dayNumber(days.last);
    added[number] = Date.parse(paper.addedAt);
    upvotes[number] = paper.upvotes ?? -1;
    comments[number] = paper.comments ?? -1;
    velocity[number] = paper.velocity ?? -1;
    rank[number] = -newestRank(paper);
    version[number] = paper.version ?? -1;
    titleHash[number] = hashOf(fold(paper.title));
  }

  #fillDecisions(number: number, paper: Paper): void {
    const { status, trashed, queue, grade, rating, snoozed, due, returned } = this.#columns;
    const { decided, done, highlighted } = this.#columns;
    status[number] = statusCode(paper);
    trashed[number] = paper.trashedAt === null ? 0 : 1;
    queue[number] = -(paper.queuePlace ?? Number.MAX_SAFE_INTEGER);
    grade[number] = paper.interest ?? -1;
    rating[number] = paper.rating ?? -1;
    snoozed[number] = paper.snoozedUntil === null ? 0 : dayNumber(paper.snoozedUntil);
    due[number] = paper.due === null ? 0 : dayNumber(paper.due);
    returned[number] = paper.returned.reduce((bits, { kind }) => bits | (1 << returnKinds.indexOf(kind)), 0);
    decided[number] = paper.decidedAt === null ? 0 : Date.parse(paper.decidedAt);
    done[number] = paper.doneAt === null ? 0 : Date.parse(paper.doneAt);
    highlighted[number] = paper.highlighted ? 1 : 0;
  }
}

/** The number of a status in its column. */
export function statusCode({ status }: Pick<Paper, 'status'>): number {
  return status === null ? noStatus : statuses.indexOf(status);
}

/** A number for a text: texts that differ rarely have the same (FNV-1a, 32 bits). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function forEach<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  // Every name is given a value here.
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
