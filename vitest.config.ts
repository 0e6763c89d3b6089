import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** How long a test may take, in milliseconds: pure ones are quick, ones with a browser wait for one to start. */
const timeouts = { quick: 5_000, files: 20_000, browser: 60_000 };

const spoken = ['default', './tests/kit/skip-reporter.ts'];
/** A file for the results as JSON, from which .ci/run reads the counts. */
const report = process.env.CARREL_TEST_REPORT;

/** One project per folder of tests, so that each can be run alone: `npx vitest run --project unit`. */
export default defineConfig({
  test: {
    projects: [
      project('unit', timeouts.quick),
      project('properties', timeouts.files),
      project('renderer', timeouts.quick),
      project('library', timeouts.files),
      project('wire', timeouts.files),
      project('migrations', timeouts.files),
      project('exploits', timeouts.browser),
      project('web', timeouts.browser),
      project('desktop', timeouts.browser),
    ],
    reporters: report ? [...spoken, ['json', { outputFile: report }]] : spoken,
    passWithNoTests: false,
  },
});

function project(name: string, timeout: number): TestProjectConfiguration {
  return {
    oxc: { jsx: { runtime: 'automatic' } },
    test: {
      name,
      root: fileURLToPath(new URL('.', import.meta.url)),
      include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
      environment: 'node',
      testTimeout: timeout,
      hookTimeout: timeout,
      restoreMocks: true,
      unstubGlobals: true,
    },
  };
}
