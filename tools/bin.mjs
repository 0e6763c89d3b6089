#!/usr/bin/env node
// The package's `carrel` command: the launcher with its first argument filled in.
process.argv.splice(2, 0, 'carrel');
await import('./run.mjs');
