import type { Paragraph, Part } from './page.ts';

/** What a paragraph is in the page. */
export type Role = 'title' | 'abstract' | 'organization' | 'submitter';

/**
 * Says of each paragraph what it is. Titles and abstracts alternate between tails; that is taken as
 * the rule, and left only where the text speaks strongly against it (the cheapest reading wins).
 */
export function findRoles(parts: readonly Part[]): ReadonlyMap<Paragraph, Role> {
  const roles = new Map<Paragraph, Role>();
  const level = titleLevel(parts);
  // What is neither given by its form nor by its place; `null` stands for a tail.
  const run: (Paragraph | null)[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'paragraph') {
      const isFirst = run.length === 0 ? 'of all' : run.at(-1) === null ? 'of paper' : 'no';
      const given = givenRole(parts, { index, paragraph: part, level, isFirst });
      if (given !== null) roles.set(part, given);
      if (given === null || given === 'title') run.push(part);
    } else if (isTailEnd(part) && run.at(-1) !== null) {
      run.push(null);
    }
  }
  if (level === 0) for (const [paragraph, role] of cheapestReading(run)) roles.set(paragraph, role);
  else
    for (const paragraph of run)
      if (paragraph !== null && !roles.has(paragraph)) roles.set(paragraph, 'abstract');
  return roles;
}

function isTailEnd(part: Part | undefined): boolean {
  return part?.kind === 'element' && (part.meaning.kind === 'date' || part.meaning.kind === 'authors');
}

/** The heading level that titles have in this capture; 0 when titles are no headings. */
function titleLevel(parts: readonly Part[]): number {
  const counts = new Map<number, number>();
  let dates = 0;
  for (const part of parts) {
    if (part.kind === 'element') dates += part.meaning.kind === 'date' ? 1 : 0;
    else if (part.heading > 0) counts.set(part.heading, (counts.get(part.heading) ?? 0) + 1);
  }
  let best = 0;
  for (const [level, count] of counts) {
    const bestCount = counts.get(best) ?? 0;
    if (count > bestCount || (count === bestCount && level > best)) best = level;
  }
  // A few lines that happen to begin with a hash do not make headings of titles.
  return (counts.get(best) ?? 0) * 2 < dates ? 0 : best;
}

interface Standing {
  readonly index: number;
  readonly paragraph: Paragraph;
  readonly level: number;
  /** Whether it is the first since the last tail, or the first of all. */
  readonly isFirst: 'of all' | 'of paper' | 'no';
}

function givenRole(parts: readonly Part[], { index, paragraph, level, isFirst }: Standing): Role | null {
  if (level > 0 && paragraph.heading === level) return 'title';
  const before = parts[index - 1];
  if (before?.kind === 'element' && before.meaning.kind === 'submitted' && before.meaning.name === null) {
    return 'submitter';
  }
  if (isFirst === 'of paper') return null;
  const end = organizationEnd(parts, index, paragraph);
  // An input may begin with the end of a paper; a title right above its authors is a title.
  return end === 'date' || (end === 'authors' && isFirst === 'no') ? 'organization' : null;
}

/** An organisation is one short line with a dot and a date (or the end of the input) behind it. */
function organizationEnd(
  parts: readonly Part[],
  index: number,
  paragraph: Paragraph,
): 'date' | 'authors' | null {
  const text = paragraph.lines[0] ?? '';
  if (paragraph.lines.length > 1 || text.length > 150 || titleDoubt(paragraph) > 1) return null;
  const dot = nextMeaningful(parts, index);
  const part = parts[dot];
  if (part?.kind !== 'element' || part.meaning.kind !== 'dot') return null;
  const end = parts[nextMeaningful(parts, dot)];
  if (end === undefined) return 'date';
  if (end.kind !== 'element') return null;
  return end.meaning.kind === 'date' || end.meaning.kind === 'authors' ? end.meaning.kind : null;
}

function nextMeaningful(parts: readonly Part[], from: number): number {
  let next = from + 1;
  while (isAside(parts[next])) next += 1;
  return next;
}

function isAside(part: Part | undefined): boolean {
  return part?.kind === 'element' && (part.meaning.kind === 'url' || part.meaning.kind === 'page');
}

type State = 'start' | 'title' | 'abstract' | 'tail';

/** What it costs that one thing follows another; alternation is free. */
const steps: Readonly<Record<State, Readonly<Record<'title' | 'abstract' | 'tail', number>>>> = {
  start: { title: 0, abstract: 3, tail: 3 },
  title: { title: 4, abstract: 0, tail: 2.5 },
  abstract: { title: 1.5, abstract: 3, tail: 0 },
  tail: { title: 0, abstract: 5, tail: 3 },
};

interface Reading {
  readonly cost: number;
  readonly before: Reading | null;
  readonly paragraph: Paragraph | null;
  readonly role: 'title' | 'abstract' | null;
}

/** The labelling of least cost: dynamic programming from left to right; `null` stands for a tail. */
function cheapestReading(sequence: readonly (Paragraph | null)[]): Map<Paragraph, Role> {
  let states = new Map<State, Reading>([['start', { cost: 0, before: null, paragraph: null, role: null }]]);
  for (const paragraph of sequence) {
    const next = new Map<State, Reading>();
    for (const [state, reading] of states) {
      if (paragraph === null) {
        offer(next, 'tail', {
          cost: reading.cost + steps[state].tail,
          before: reading,
          paragraph,
          role: null,
        });
        continue;
      }
      const doubt = titleDoubt(paragraph);
      for (const role of ['title', 'abstract'] as const) {
        const ownCost = role === 'title' ? Math.max(0, doubt) : Math.max(0, -doubt);
        offer(next, role, {
          cost: reading.cost + steps[state][role] + ownCost,
          before: reading,
          paragraph,
          role,
        });
      }
    }
    states = next;
  }
  const roles = new Map<Paragraph, Role>();
  const best = [...states.values()].reduce((one, other) => (other.cost < one.cost ? other : one));
  for (let at: Reading | null = best; at !== null; at = at.before) {
    if (at.paragraph !== null && at.role !== null) roles.set(at.paragraph, at.role);
  }
  return roles;
}

function offer(states: Map<State, Reading>, state: State, reading: Reading): void {
  const known = states.get(state);
  if (known === undefined || reading.cost < known.cost) states.set(state, reading);
}

/** How much a paragraph's text speaks against its being a title; negative: for it. Never by length alone. */
export function titleDoubt(paragraph: Paragraph): number {
  const text = paragraph.lines.join(' ').trim();
  const length = text.length;
  let doubt = 0;
  if (/[.!]["”’')\]]*$/.test(text) && !/\b(?:et al|Inc|Jr|vs)\.$/.test(text)) doubt += 1.5;
  if (/[.!?]["”’')\]]*\s+["“(]?[A-Z]/.test(text.slice(0, 4000)) && length > 120) doubt += 2;
  if (length > 400) doubt += 4;
  else if (length > 250) doubt += 2.5;
  else if (length < 120 && doubt === 0) doubt -= 1;
  if (/^(?:We|This (?:paper|work|report|study|thesis)|In this|Recent|Existing)\b/.test(text) && length > 80)
    doubt += 1.5;
  if (paragraph.lines.length > 3) doubt += 2;
  return doubt;
}
