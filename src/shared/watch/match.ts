import type { Watch } from '../contract/triage.ts';
import type { Paper } from '../domain/paper.ts';
import { readTerms, type Term } from '../search/text/terms.ts';
import { mayBeSame, readingsOf } from './person-name.ts';

/** A stretch of a text that somebody watches: UTF-16 positions, in order, not overlapping. */
export interface WatchMark {
  readonly from: number;
  readonly to: number;
  readonly watch: Watch;
}

/** Finds what the watch lists hold (T14), in names and in running text. */
export interface WatchMatcher {
  /** By the ORCID where it is known, else by the name: one of another ORCID is another person. */
  author(name: string, orcid?: string | null): Watch | null;
  organization(name: string): Watch | null;
  /** Watched words in a title or an abstract. */
  keywords(text: string): readonly WatchMark[];
  /** Every watch that a paper meets, in the order of the lists. */
  paper(paper: Pick<Paper, 'title' | 'abstract' | 'authors' | 'orcids' | 'organization'>): readonly Watch[];
}

/** Makes a matcher of some watches. */
export function createWatchMatcher(watches: readonly Watch[]): WatchMatcher {
  const people = new Map<string, { readonly name: readonly string[]; readonly watch: Watch }[]>();
  const groups: { readonly words: readonly string[]; readonly watch: Watch }[] = [];
  const keywords = new Map<string, { readonly words: readonly string[]; readonly watch: Watch }[]>();
  const byOrcid = new Map<string, Watch>();
  for (const watch of watches) {
    if (watch.kind === 'author' && watch.orcid !== null) byOrcid.set(watch.orcid, watch);
    for (const value of [watch.value, ...watch.variants]) {
      if (watch.kind === 'author') {
        for (const name of readingsOf(value)) push(people, name.at(-1) ?? '', { name, watch });
        continue;
      }
      const words = readTerms(value, 'query').parts.map(({ term }) => term);
      const [first] = words;
      if (first === undefined) continue;
      if (watch.kind === 'group') groups.push({ words, watch });
      else push(keywords, first, { words, watch });
    }
  }

  function author(name: string, orcid: string | null = null): Watch | null {
    const known = orcid === null ? undefined : byOrcid.get(orcid);
    if (known !== undefined) return known;
    if (people.size === 0) return null;
    const isAnother = (watch: Watch) => orcid !== null && watch.orcid !== null && watch.orcid !== orcid;
    for (const reading of readingsOf(name)) {
      const candidates = people.get(reading.at(-1) ?? '') ?? [];
      const found = candidates.find(
        (candidate) => !isAnother(candidate.watch) && mayBeSame(candidate.name, reading),
      );
      if (found !== undefined) return found.watch;
    }
    return null;
  }

  function organization(name: string): Watch | null {
    if (groups.length === 0) return null;
    const { parts } = readTerms(name, 'paper');
    const holds = (words: readonly string[]) => parts.some((_, at) => isRun(parts, at, words));
    return groups.find(({ words }) => holds(words))?.watch ?? null;
  }

  function marksIn(text: string): readonly WatchMark[] {
    if (keywords.size === 0) return [];
    const { parts, compounds } = readTerms(text, 'paper');
    const found: WatchMark[] = [];
    for (const [at, part] of parts.entries()) {
      for (const { words, watch } of startingWith(part.term)) {
        const last = parts[at + words.length - 1];
        if (last !== undefined && isRun(parts, at, words))
          found.push({ from: part.from, to: last.to, watch });
      }
    }
    for (const compound of compounds) {
      const whole = startingWith(compound.term).find(({ words }) => words.length === 1);
      if (whole !== undefined) found.push({ from: compound.from, to: compound.to, watch: whole.watch });
    }
    return apart(found);
  }

  /** A keyword of one word is found by its plural too, which begins otherwise. */
  function startingWith(term: string) {
    const singular = singularsOf(term).flatMap((one) => keywords.get(one) ?? []);
    return [...(keywords.get(term) ?? []), ...singular.filter(({ words }) => words.length === 1)];
  }

  return {
    author,
    organization,
    keywords: marksIn,
    paper(paper) {
      const met = new Set<Watch>([
        ...paper.authors.flatMap((name) => author(name, paper.orcids[name]) ?? []),
        // One whom another input calls otherwise than the paper does is met all the same.
        ...Object.values(paper.orcids).flatMap((orcid) => byOrcid.get(orcid) ?? []),
        ...(paper.organization === null
          ? []
          : [organization(paper.organization)].filter((one) => one !== null)),
        ...[paper.title, paper.abstract ?? ''].flatMap((text) => marksIn(text).map(({ watch }) => watch)),
      ]);
      return watches.filter((watch) => met.has(watch));
    },
  };
}

function isRun(parts: readonly Term[], at: number, words: readonly string[]): boolean {
  return words.every((word, index) => {
    const term = parts[at + index]?.term;
    const isLast = index === words.length - 1;
    return term !== undefined && (term === word || (isLast && singularsOf(term).includes(word)));
  });
}

/** What a word may be the plural of. */
function singularsOf(term: string): readonly string[] {
  if (term.length < 3 || !term.endsWith('s')) return [];
  return term.endsWith('es') ? [term.slice(0, -1), term.slice(0, -2)] : [term.slice(0, -1)];
}

/** The longest of those that overlap, in order. */
function apart(found: readonly WatchMark[]): readonly WatchMark[] {
  const marks: WatchMark[] = [];
  const byPlace = [...found].sort((left, right) => left.from - right.from || right.to - left.to);
  for (const mark of byPlace) if (mark.from >= (marks.at(-1)?.to ?? 0)) marks.push(mark);
  return marks;
}

function push<Entry>(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else entries.push(entry);
}
