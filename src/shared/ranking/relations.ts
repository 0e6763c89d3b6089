import type { Paper } from '../domain/paper.ts';
import { keyOf } from './entries.ts';
import { featuresOf } from './features.ts';
import type { Intake } from './intake.ts';
import { type AlikeWish, Likeness } from './likeness.ts';
import type { RelatedPaper } from './prediction.ts';
import type { Weigher } from './weigh.ts';

/**
 * How alike undecided papers must be to be decided together. Measured on made-up papers, where 99% of what it finds
 * has a topic in common (docs/decisions/ranking.md).
 */
export const alikeEnough = 0.1;

const mostShared = 3;

export interface RelationsParts {
  readonly paper: (number: number) => Paper | undefined;
  readonly intake: Intake;
  readonly weigher: Weigher;
}

/** Which papers are alike, and by what. */
export class Relations {
  readonly #paper: (number: number) => Paper | undefined;
  readonly #intake: Intake;
  readonly #likeness: Likeness;

  constructor({ paper, intake, weigher }: RelationsParts) {
    this.#paper = paper;
    this.#intake = intake;
    this.#likeness = new Likeness(intake.vectors, weigher);
  }

  /** The papers most alike to one, with what they share. Rests now and then. */
  *alike(number: number, wish: AlikeWish): Generator<void, readonly RelatedPaper[]> {
    const asked = this.#paper(number);
    if (asked === undefined) return [];
    this.#intake.read(number);
    const names = namesOf(asked);
    return (yield* this.#likeness.alike(number, wish)).flatMap(({ number: other, likeness }) => {
      const paper = this.#paper(other);
      if (paper === undefined) return [];
      const shared = sharedNames(this.#likeness.shared(number, other), names);
      return { id: paper.id, title: paper.title, likeness, shared };
    });
  }
}

interface Name {
  readonly label: string;
  /** The keys of what it is joined from, and of what is joined from it. */
  readonly kin: Set<number>;
}

/** What the features of a paper are called, by key. */
function namesOf(paper: Paper): ReadonlyMap<number, Name> {
  const names = new Map<number, Name>();
  const features = featuresOf(paper);
  for (const { kind, term, label } of features) {
    const key = keyOf(kind, term);
    if (!names.has(key)) names.set(key, { label, kin: new Set() });
  }
  for (const { kind, term, parts } of features) {
    const key = keyOf(kind, term);
    for (const part of parts) {
      const partKey = keyOf('word', part);
      names.get(key)?.kin.add(partKey);
      names.get(partKey)?.kin.add(key);
    }
  }
  return names;
}

/** The names of what binds most; of `kv`, `cache` and `kv cache` only the one that binds more. */
function sharedNames(keys: readonly number[], names: ReadonlyMap<number, Name>): readonly string[] {
  const taken: string[] = [];
  const told = new Set<number>();
  for (const key of keys) {
    const name = names.get(key);
    if (name === undefined || told.has(key) || taken.includes(name.label)) continue;
    taken.push(name.label);
    for (const one of name.kin) told.add(one);
    if (taken.length === mostShared) break;
  }
  return taken;
}
