import type { NameParts } from '#shared/domain/publication.ts';
import { encodeLatex, type LatexWish } from '#shared/text/latex/encode.ts';
import { splitName } from '#shared/text/names.ts';

/** A list of names as BibTeX has it; `hasMore` ends it with “and others”. */
export function writeNames(
  shown: readonly string[],
  list: { readonly parts: Readonly<Record<string, NameParts>>; readonly hasMore: boolean },
  wish: LatexWish,
): string {
  const names = shown.map((name) =>
    writeName((Object.hasOwn(list.parts, name) ? list.parts[name] : undefined) ?? splitName(name), wish),
  );
  return [...names, ...(list.hasMore ? ['others'] : [])].join(' and ');
}

function writeName(parts: NameParts, wish: LatexWish): string {
  const written = (text: string) => encodeLatex(text, wish);
  if (parts.literal !== undefined) {
    const isWord = /^[\p{L}\p{N}.'-]+$/u.test(parts.literal) && !/^(?:others|and)$/i.test(parts.literal);
    return isWord ? written(parts.literal) : `{${written(parts.literal)}}`;
  }
  const { family = '', given = '', nonDroppingParticle: particle = '', suffix = '' } = parts;
  if (parts.droppingParticle !== undefined) return extendedName(parts, written);
  const last = holdsTogether(family, particle !== '') ? `{${written(family)}}` : written(family);
  const first = /,|(?:^|\s)and(?:\s|$)|\s\d{4}$/i.test(given) ? `{${written(given)}}` : written(given);
  const von = particle === '' ? last : `${written(particle)} ${last}`;
  return (
    [von, ...(suffix === '' ? [] : [written(suffix)]), ...(first === '' ? [] : [first])].join(', ') +
    (suffix === '' && first === '' ? ',' : '')
  );
}

/** A family name that would be taken apart, were it not in braces. */
function holdsTogether(family: string, hasParticle: boolean): boolean {
  const words = family.split(/\s+/);
  const isSmall = (word: string) => /^\p{Ll}/u.test(word);
  const isAmbiguous = hasParticle
    ? words.slice(0, -1).some(isSmall)
    : isSmall(words[0] ?? '') && words.length > 1;
  return isAmbiguous || /,|(?:^|\s)and(?:\s|$)|\s\d{4}$/i.test(family);
}

/** BibLaTeX’s form, the only one that tells a particle that drops from one that does not. */
function extendedName(parts: NameParts, written: (text: string) => string): string {
  const { family = '', given = '', droppingParticle = '', suffix = '' } = parts;
  const named = Object.entries({ family, given, prefix: droppingParticle, suffix }).filter(
    ([, text]) => text !== '',
  );
  return `${named.map(([name, text]) => `${name}={${written(text)}}`).join(', ')}, useprefix=false`;
}
