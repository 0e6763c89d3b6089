import type { Draft } from '#shared/domain/draft.ts';
import { canonicalOrcid } from '#shared/domain/orcid.ts';
import type { NameParts } from '#shared/domain/publication.ts';
import { displayName } from '#shared/text/names.ts';
import { lineOf } from '../plain-text.ts';

/** An author as PubMed’s formats tell of one. */
export interface PubmedPerson {
  readonly name: NameParts;
  readonly affiliations: readonly string[];
  /** As it is written, which is not always right. */
  readonly orcid: string | null;
}

/** Affiliations and ORCIDs of authors, by the names they are shown with; nothing where nothing is known. */
export function extraOfPeople(people: readonly PubmedPerson[]): Draft['extra'] {
  const shown = people.map(({ name }) => displayName(name));
  const counts = new Map<string, number>();
  for (const name of shown) counts.set(name, (counts.get(name) ?? 0) + 1);
  const orcids = people.flatMap(({ orcid }, at): [string, string][] => {
    const name = shown[at] ?? '';
    const canonical = orcid === null ? null : canonicalOrcid(spelledOut(orcid));
    // Of two of one name nobody could tell which is meant.
    return canonical === null || counts.get(name) !== 1 || name === '__proto__' ? [] : [[name, canonical]];
  });
  const affiliations = people.flatMap(({ affiliations: texts }, at) => {
    const names = texts.flatMap((text) => lineOf(text) ?? []);
    return names.length === 0 ? [] : [{ author: shown[at] ?? '', names }];
  });
  return {
    ...(orcids.length === 0 ? {} : { orcids: Object.fromEntries(orcids) }),
    ...(affiliations.length === 0 ? {} : { affiliations }),
  };
}

/** `ORCID: 0000-0002-…`, `orcid.org/0000…`, sixteen digits in a row. */
function spelledOut(orcid: string): string {
  const digits = /(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])\/?\s*$/i.exec(orcid.slice(0, 200));
  return digits === null ? '' : digits.slice(1).join('-');
}

/** A name as PubMed shortens it, family name first: `King ML Jr`, `van Beethoven L`. */
export function readShortName(text: string): NameParts | null {
  const line = lineOf(text);
  if (line === null) return null;
  if (line.length > 500) return { literal: line };
  const [, family = '', given = '', suffix = ''] =
    /^(\S.*) (\p{Lu}{1,5})(?: (Jr|Sr|[23]rd|2nd|\dth|I{2,3}|IV))?$/u.exec(line) ?? [];
  if (family === '') return { literal: line };
  return { family, given, ...(suffix === '' ? {} : { suffix }) };
}
