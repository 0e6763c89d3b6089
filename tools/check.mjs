import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { programOf, root, runQuietly } from './programs.mjs';

/** What is printed by the steps goes through pipes, so they cannot see for themselves whether colours are wanted. */
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };

const tool = (name) => [process.execPath, join(root, 'tools', 'run.mjs'), name];
const types = (environment) => ({
  name: `types of ${environment}`,
  command: programOf('typescript', 'tsc').concat(
    ['--project', `tsconfig/${environment}.json`, '--incremental'],
    ['--tsBuildInfoFile', `node_modules/.cache/types/${environment}.tsbuildinfo`],
  ),
});

/** The steps of `npm run check`, longest first; `after` names a step that must have ended. */
const steps = [
  { name: 'build', command: tool('build') },
  { name: 'lint', command: programOf('oxlint') },
  { name: 'format', command: [...programOf('@biomejs/biome', 'biome'), 'check', '.'] },
  ...['shared', 'library', 'desktop', 'renderer', 'tests'].map(types),
  { name: 'boundaries', command: tool('boundaries') },
  {
    name: 'fast tests',
    command: [...programOf('vitest'), 'run', '--project', 'unit', '--project', 'renderer'],
    after: 'build',
  },
];

/** `npm run check`: everything that must hold at every commit, side by side, in under 90 seconds. */
export async function main() {
  const startedAt = Date.now();
  const ended = new Map();
  const lanes = Math.max(2, Math.min(4, availableParallelism()));
  await Promise.all(Array.from({ length: lanes }, () => runLane(ended)));

  const failed = steps.filter((step) => ended.get(step.name) !== 0);
  console.log(
    failed.length === 0
      ? `\nAll ${steps.length} steps passed in ${secondsSince(startedAt)}.`
      : `\nFailed: ${failed.map((step) => step.name).join(', ')} (${secondsSince(startedAt)}).`,
  );
  return failed.length === 0 ? 0 : 1;
}

const waiting = [...steps];
const running = new Map();

/** Takes the next step that may start until none is left. */
async function runLane(ended) {
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ after }) => after === undefined || ended.has(after));
    if (next < 0) {
      await Promise.race(running.values());
      continue;
    }
    const [step] = waiting.splice(next, 1);
    const outcome = runStep(step);
    running.set(step.name, outcome);
    ended.set(step.name, await outcome);
    running.delete(step.name);
  }
}

async function runStep({ name, command }) {
  const startedAt = Date.now();
  const { code, output } = await runQuietly(command, { env: colours });
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(startedAt)})`);
  if (code !== 0) console.log(output.replace(/^/gm, '  '));
  return code;
}

function secondsSince(time) {
  return `${((Date.now() - time) / 1000).toFixed(1)} s`;
}
