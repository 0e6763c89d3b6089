import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** Vitest leaves a core free, which on a machine of two is half of it. */
const everyCore = Math.max(2, availableParallelism());

/**
 * How long a test may take, in milliseconds, in which turn a group of projects runs, and how many of its files at
 * once: browsers come last and alone, so that they do not starve tests that are quick otherwise.
 */
const quick = { timeout: 10_000, turn: 0, workers: everyCore };
const onFiles = { timeout: 60_000, turn: 1, workers: everyCore };
const inBrowser = { timeout: 90_000, turn: 2, workers: 1 };

const spoken = ['default', './tests/kit/skip-reporter.ts'];
/** A file for the results as JSON, from which .ci/run reads the counts. */
const report = process.env.CARREL_TEST_REPORT;

/** One project per folder of tests, so that each can be run alone: `npx vitest run --project unit`. */
export default defineConfig({
  test: {
    projects: [
      project('unit', quick),
      project('properties', onFiles),
      project('renderer', quick),
      project('library', onFiles),
      project('wire', onFiles),
      project('migrations', onFiles),
      project('exploits', inBrowser),
      project('web', inBrowser),
      project('desktop', inBrowser),
    ],
    reporters: report ? [...spoken, ['json', { outputFile: report }]] : spoken,
    passWithNoTests: false,
  },
});

function project(name: string, { timeout, turn, workers }: typeof quick): TestProjectConfiguration {
  return {
    oxc: { jsx: { runtime: 'automatic' } },
    test: {
      name,
      root: fileURLToPath(new URL('.', import.meta.url)),
      include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
      environment: 'node',
      testTimeout: timeout,
      hookTimeout: timeout,
      sequence: { groupOrder: turn },
      maxWorkers: workers,
      restoreMocks: true,
      unstubGlobals: true,
    },
  };
}
