import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../../src/main/library/imports/read-input.ts';
import { importers } from '../../../src/main/library/imports/registry.ts';
import { fixture } from './parse.ts';

const names = readdirSync(new URL('../../fixtures/inputs/', import.meta.url));

/** Which importer a fixture is for: its name says so. */
function formatOf(name: string): string {
  const own = importers.find(({ format }) => name.startsWith(`${format}-`));
  if (own !== undefined) return own.format;
  if (name.endsWith('.html')) return 'huggingface-html';
  return /\.jsonl?$/.test(name) ? 'huggingface-json' : 'huggingface-text';
}

describe('recognising an input', () => {
  it.each(names)('I2: %s is known by one importer best, by its content alone', (name) => {
    const read = readInput({ name: null, bytes: fixture(name) });
    if (read.kind === 'refused') throw new Error(read.complaint.message);
    const scores = importers.map(({ format, recognize }) => ({ format, score: recognize(read.input) }));
    const best = Math.max(...scores.map(({ score }) => score));

    expect(scores.filter(({ score }) => score === best).map(({ format }) => format)).toEqual([
      formatOf(name),
    ]);
  });

  it('I2: every importer has a fixture', () => {
    // A database is made by its test.
    const formats = new Set([...names.map(formatOf), 'zotero-sqlite']);

    expect(importers.map(({ format }) => format).filter((format) => !formats.has(format))).toEqual([]);
  });
});
