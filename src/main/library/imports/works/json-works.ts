import type { Complaint, Place } from '#shared/domain/draft.ts';
import type { Fields } from '../huggingface-rows/fields.ts';
import type { Importer } from '../importer.ts';
import { type JsonRow, readJsonRows } from '../json-rows.ts';
import { type Reading, readWorks, say, type WorksFormat } from './read-works.ts';

/** A service whose answers are JSON, of one work or of many. */
export interface JsonService extends WorksFormat {
  /** What the service calls itself. */
  readonly service: string;
  /** The list that holds the works of an answer. */
  readonly list: string;
  /** What only this service’s answers have, near their start; each counts. */
  readonly signs: readonly RegExp[];
  /** How many of the signs there have to be. */
  readonly fewest: number;
  /** The works of an object of the answer: itself, or what is wrapped in it; none where it is an empty answer. */
  unwrap(fields: Fields): readonly Fields[];
  read(work: Fields, place: Place): Reading;
  /** How many works there are in all, where the answer says it. */
  total(text: string): number | null;
  /** What a refusal says, where the answer is one. */
  refusal?(fields: Fields): string | null;
}

/** Makes the importer of a service’s answers: single ones, lists, and JSON lines of either. */
export function jsonWorks(service: JsonService): Importer {
  return {
    format: service.format,
    recognize({ text }) {
      const start = text.slice(0, 300_000);
      if (!/^\s*[{[]/.test(start)) return 0;
      return service.signs.filter((sign) => sign.test(start)).length >= service.fewest ? 0.9 : 0;
    },
    *parse({ text }, { progress }) {
      const { rows, complaints } = readJsonRows(text, service.list);
      yield;
      const refusals = rows.flatMap(({ fields }) => service.refusal?.(fields) ?? []);
      const works =
        refusals.length > 0
          ? []
          : rows.flatMap(({ fields, place }: JsonRow) =>
              service.unwrap(fields).map((work) => ({ work, place })),
            );
      const faults: Complaint[] = [...complaints, ...refusals.slice(0, 1).map(say)];
      const total = service.total(text);
      if (total !== null && works.length > 0 && total > works.length) {
        faults.push(
          say(
            `The file holds ${works.length} of the ${total} works that ${service.service} found. Save the others too.`,
          ),
        );
      }
      return yield* readWorks(works, ({ work, place }) => service.read(work, place), {
        ...service,
        faults,
        progress,
      });
    },
  };
}

/** What a list says of how many there are, before or behind what it holds. */
export function countIn(text: string, key: string): number | null {
  const ends = `${text.slice(0, 3000)} ${text.slice(-3000)}`;
  const count = new RegExp(`"${key}"\\s*:\\s*"?(\\d{1,12})\\b`).exec(ends)?.[1];
  return count === undefined ? null : Number(count);
}
