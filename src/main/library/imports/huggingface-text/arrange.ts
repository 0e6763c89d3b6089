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
  let run: { readonly paragraph: Paragraph | null }[] = [];
  parts.forEach((part, index) => {
    if (part.kind === 'paragraph') {
      const given = givenRole(parts, index, part, level);
      if (given !== null) roles.set(part, given);
      else run.push({ paragraph: part });
    } else if (part.meaning.kind === 'date') {
      run.push({ paragraph: null });
    }
  });
  if (level === 0)
    for (const [paragraph, role] of cheapestReading(run.map(({ paragraph }) => paragraph)))
      roles.set(paragraph, role);
  else
    for (const { paragraph } of run)
      if (paragraph !== null) roles.set(paragraph, paragraph.heading === level ? 'title' : 'abstract');
  run = [];
  return roles;
}

/** The heading level that titles have in this capture; 0 when titles are no headings. */
function titleLevel(parts: readonly Part[]): number {
  const counts = new Map<number, number>();
  for (const part of parts) {
    if (part.kind === 'paragraph' && part.heading > 0)
      counts.set(part.heading, (counts.get(part.heading) ?? 0) + 1);
  }
  let best = 0;
  for (const [level, count] of counts) {
    const bestCount = counts.get(best) ?? 0;
    if (count > bestCount || (count === bestCount && level > best)) best = level;
  }
  return best;
}

function givenRole(parts: readonly Part[], index: number, paragraph: Paragraph, level: number): Role | null {
  if (paragraph.heading > 0) return paragraph.heading === level ? 'title' : null;
  const before = parts[index - 1];
  if (before?.kind === 'element' && before.meaning.kind === 'submitted' && before.meaning.name === null)
    return 'submitter';
  return isOrganization(parts, index, paragraph) ? 'organization' : null;
}

/** An organisation is one short line with a dot and a date (or the end of the input) behind it. */
function isOrganization(parts: readonly Part[], index: number, paragraph: Paragraph): boolean {
  if (paragraph.lines.length > 1 || titleDoubt(paragraph) > 1 || (paragraph.lines[0] ?? '').length > 150)
    return false;
  let next = index + 1;
  while (isAside(parts[next])) next += 1;
  const dot = parts[next];
  if (dot?.kind !== 'element' || dot.meaning.kind !== 'dot') return false;
  next += 1;
  while (isAside(parts[next])) next += 1;
  const date = parts[next];
  return (
    date === undefined ||
    (date.kind === 'element' && (date.meaning.kind === 'date' || date.meaning.kind === 'authors'))
  );
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
  let best = [...states.values()].reduce((one, other) => (other.cost < one.cost ? other : one));
  for (let at: Reading | null = best; at !== null; at = at.before) {
    best = at;
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
