import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './freshness.mjs';
import { root } from './programs.mjs';

/**
 * `npm run -s carrel -- …` and the `carrel` command: builds what it needs, then becomes the command line,
 * which sets the exit code itself.
 */
export async function main(args) {
  const built = await buildIfStale(args.includes('serve') ? ['main', 'page'] : ['main']);
  if (built !== 0) return built;

  // npm runs scripts in the package's folder; the file names a person types are relative to their own.
  if (process.env.npm_lifecycle_event === 'carrel' && process.env.INIT_CWD)
    process.chdir(process.env.INIT_CWD);

  const commandLine = join(root, 'out', 'main', 'cli.js');
  process.argv.splice(1, process.argv.length - 1, commandLine, ...args);
  await import(pathToFileURL(commandLine).href);
  return undefined;
}
