import { canonicalOrcid } from '#shared/domain/orcid.ts';
import type { NameParts } from '#shared/domain/publication.ts';
import { displayName } from '#shared/text/names.ts';
import { line, objectsOf } from '../works/people.ts';

/** The ORCIDs that a list of people tells, by their names as shown; of two of one name none. */
export function orcidsOf(
  people: unknown,
  nameIn: (value: unknown) => NameParts | null,
): Record<string, string> {
  const named = objectsOf(people).flatMap((person) => {
    const parts = nameIn(person);
    return parts === null
      ? []
      : [{ name: displayName(parts), orcid: canonicalOrcid(line(person['ORCID']) ?? '') }];
  });
  const count = new Map<string, number>();
  for (const { name } of named) count.set(name, (count.get(name) ?? 0) + 1);
  return Object.fromEntries(
    named.flatMap(({ name, orcid }) => (orcid === null || count.get(name) !== 1 ? [] : [[name, orcid]])),
  );
}
