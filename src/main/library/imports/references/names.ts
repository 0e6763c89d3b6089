import type { NameParts } from '#shared/domain/publication.ts';
import { displayName, partsToKeep, splitName } from '#shared/text/names.ts';
import { lineOf } from '../plain-text.ts';

/**
 * A name as reference managers write it: `Family, Given, Suffix`, or given name first without a comma. One that
 * ends in a comma is a group's (EndNote). `null` when nothing is in it.
 */
export function readName(text: string): NameParts | null {
  const line = lineOf(text);
  if (line === null || !/[\p{L}\p{N}]/u.test(line)) return null;
  const group = /^([^,]*),$/.exec(line)?.[1]?.trim();
  if (group !== undefined) return { literal: group };
  const parts = line.split(',').map((part) => part.trim());
  if (parts.length > 3 || parts[0] === '') return { literal: line };
  const [family = '', second = '', third = ''] = parts;
  if (parts.length === 1) return splitName(line);
  const isSuffixSecond = isSuffix(second);
  const given = isSuffixSecond ? third : second;
  const suffix = isSuffixSecond ? second : third;
  return givenParts({ family, given, suffix });
}

/** A name in parts, with small words before the family name, or behind the given one, told as what they are. */
export function givenParts({
  family,
  given,
  suffix,
}: {
  readonly family: string;
  readonly given: string;
  readonly suffix: string;
}): NameParts {
  if (given === '' && suffix === '') return { literal: family };
  const { first, dropping } = withoutParticles(given);
  const parts: NameParts = {
    family,
    ...(first === '' ? {} : { given: first }),
    ...(dropping === '' ? {} : { droppingParticle: dropping }),
    ...(suffix === '' ? {} : { suffix }),
  };
  const concluded = splitName(displayName(parts));
  const whole = [concluded.nonDroppingParticle, concluded.family]
    .filter((part) => part !== undefined)
    .join(' ');
  const isSame =
    whole === family &&
    (concluded.given ?? '') === first &&
    dropping === '' &&
    (concluded.suffix ?? '') === suffix;
  return isSame ? concluded : parts;
}

/** A given name, and the particles that stand behind it: `Jean de`. */
function withoutParticles(given: string): { first: string; dropping: string } {
  const words = given.split(' ');
  let end = words.length;
  while (end > 1 && particles.has(words[end - 1] ?? '')) end -= 1;
  return { first: words.slice(0, end).join(' '), dropping: words.slice(end).join(' ') };
}

const particles: ReadonlySet<string> = new Set(
  "af av d' da das de de' del della den der des di do dos du e la las le los ten ter van vande vom von y zu zum zur".split(
    ' ',
  ),
);

/** Names parted by semicolons or line ends, as some write them into one field. */
export function readNames(texts: readonly string[]): NameParts[] {
  return texts.flatMap((text) => text.split(/[;\n]/).flatMap((name) => readName(name) ?? []));
}

export function isSuffix(text: string): boolean {
  return /^(?:Jr|Sr|Jnr|Snr|I{2,3}|IV|VI{0,3}|[23][rn]d|\dth)\.?$/iu.test(text);
}

/** Names as shown, and the parts of those whose shown form alone would be split otherwise. */
export class People {
  readonly names: Record<string, NameParts> = {};

  /** The names as shown, in their order. */
  show(people: readonly NameParts[]): string[] {
    return people.map((parts) => {
      const shown = displayName(parts);
      const kept = partsToKeep(parts);
      if (kept !== null && shown !== '__proto__' && !Object.hasOwn(this.names, shown))
        this.names[shown] = kept;
      return shown;
    });
  }
}
