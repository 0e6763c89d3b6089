import { runCommandLine } from './command-line.ts';

// The exit code is set and the process left to end by itself, so that what was written arrives.
process.exitCode = await runCommandLine(process.argv.slice(2), { programs: new URL('.', import.meta.url) });
