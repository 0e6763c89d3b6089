import type { NameParts } from '../domain/publication.ts';

/**
 * The name as it is shown, given name first: `Ludwig van Beethoven`, `Martin Luther King, Jr.`; in Chinese, Japanese
 * and Korean letters the family name first, as it is written there.
 */
export function displayName(parts: NameParts): string {
  if (parts.literal !== undefined) return parts.literal;
  const { family = '', given = '' } = parts;
  if (unspaced.test(family) && unspaced.test(given)) return `${family}${given}`;
  const name = [parts.given, parts.droppingParticle, parts.nonDroppingParticle, parts.family]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  return parts.suffix === undefined || parts.suffix === '' ? name : `${name}, ${parts.suffix}`;
}

/**
 * The parts of a name of which only the shown form is known. Small words before the family name are its particle
 * (`Ludwig van Beethoven`), a suffix is what follows a comma and looks like one (`Jr.`, `III`); the rest is a given
 * name but for its last word. A name of one word, and one in letters that put the family name first, is whole.
 */
export function splitName(shown: string): NameParts {
  const whole = shown.replace(/\s+/gu, ' ').trim();
  const { name, suffix } = withoutSuffix(whole);
  const words = name.split(' ').filter((word) => word !== '');
  if (words.length === 1 || unspaced.test(name)) return { literal: whole };
  const start = familyStart(words);
  const given = words.slice(0, start).join(' ');
  const particle: string[] = [];
  let at = start;
  while (at < words.length - 1 && isParticle(words[at] ?? '')) {
    particle.push(words[at] ?? '');
    at += 1;
  }
  return withSuffix(
    {
      ...(given === '' ? {} : { given }),
      ...(particle.length === 0 ? {} : { nonDroppingParticle: particle.join(' ') }),
      family: words.slice(at).join(' '),
    },
    suffix,
  );
}

/**
 * The parts to keep of a name that an input gave in parts: `null` where the shown form gives the same again.
 */
export function partsToKeep(parts: NameParts): NameParts | null {
  const concluded = splitName(displayName(parts));
  return samePart(concluded, parts) ? null : parts;
}

const partNames = [
  'family',
  'given',
  'droppingParticle',
  'nonDroppingParticle',
  'suffix',
  'literal',
] as const satisfies readonly (keyof NameParts)[];

function samePart(one: NameParts, other: NameParts): boolean {
  return partNames.every((part) => (one[part] ?? '') === (other[part] ?? ''));
}

/** Chinese, Japanese and Korean letters, with no more between them than a dot. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・\s]+$/u;

const suffixes = /^(?:Jr|Sr|Jnr|Snr|I{2,3}|IV|VI{0,3}|Ph\.?\s?D|M\.?\s?D|Esq)\.?$/iu;

function withoutSuffix(name: string): { name: string; suffix: string | null } {
  const [, rest = '', suffix = ''] = /^(.*\S), (\S[^,]*)$/u.exec(name) ?? [];
  return suffixes.test(suffix) ? { name: rest, suffix } : { name, suffix: null };
}

function withSuffix(parts: NameParts, suffix: string | null): NameParts {
  return suffix === null ? parts : { ...parts, suffix };
}

/** Where the family name begins: at the first particle that is not the first word, else at the last word. */
function familyStart(words: readonly string[]): number {
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isParticle(word));
  return particle < 0 ? words.length - 1 : particle;
}

/** Particles are written small: `van`, `de la`, `zur`, `d'`; a capital one belongs to the family name. */
function isParticle(word: string): boolean {
  return particles.has(word);
}

const particles: ReadonlySet<string> = new Set(
  (
    'af al am an auf aus av da dal dalla das de degli dei del della delle dello den der des di do dos du e el ' +
    "het in la las le los o op 't 's ten ter te und uit van vande vanden vander ver vom von y zu zum zur"
  ).split(' '),
);
