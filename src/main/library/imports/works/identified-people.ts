import type { Draft } from '#shared/domain/draft.ts';
import { canonicalOrcid } from '#shared/domain/orcid.ts';
import type { NameParts } from '#shared/domain/publication.ts';
import { displayName } from '#shared/text/names.ts';

/** An author as services tell of one. */
export interface Person {
  readonly parts: NameParts;
  readonly orcid: string | null;
  readonly affiliations: readonly string[];
}

/** What is known of the authors beside their names, under the keys that other imports use. */
export function aboutPeople(people: readonly Person[]): Draft['extra'] {
  const named = people.map((person) => ({ ...person, name: displayName(person.parts) }));
  const count = new Map<string, number>();
  for (const { name } of named) count.set(name, (count.get(name) ?? 0) + 1);
  const orcids = named.flatMap(({ name, orcid }) => {
    const known = orcid === null ? null : canonicalOrcid(orcid);
    // Of two of one name nobody could tell which is meant.
    return known === null || count.get(name) !== 1 ? [] : [[name, known] as const];
  });
  const affiliations = named
    .filter((person) => person.affiliations.length > 0)
    .map(({ name, affiliations: names }) => ({ author: name, names: [...names] }));
  return {
    ...(orcids.length === 0 ? {} : { orcids: Object.fromEntries(orcids) }),
    ...(affiliations.length === 0 ? {} : { affiliations }),
  };
}
