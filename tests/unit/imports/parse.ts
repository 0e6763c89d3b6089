import { readFileSync } from 'node:fs';
import type { Draft, ParsedInput } from '#shared/domain/draft.ts';
import { parseInput } from '../../../src/main/library/imports/registry.ts';

/** The bytes of an input of our own, in the shapes that real ones have. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/inputs/${name}`, import.meta.url)));
}

/** Parses to the end what has no file: text, or bytes. */
export function parse(input: string | Uint8Array, asOf = '2026-07-01'): ParsedInput {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const steps = parseInput({ name: null, bytes }, { asOf, progress: () => {} });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What a draft says of its paper, in short. */
export function facts(draft: Draft) {
  const { title, authorCount, organization, date, dateInferred, comments } = draft;
  return { title, authorCount, organization, date, dateInferred, comments };
}
