import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What vitest, better-sqlite3 and Electron's installer need; under less, better-sqlite3 crashes instead of saying so. */
const leastNode = { major: 22, minor: 12 };

/**
 * Every npm script and the `carrel` command start here: `node tools/run.mjs <tool> [arguments]`.
 * Under a Node that is too old it runs itself again under the pinned one; otherwise it runs `tools/<tool>.mjs`.
 */
const [tool = '', ...args] = process.argv.slice(2);

if (!/^[a-z]+$/.test(tool)) {
  giveUp('Name a tool to run, for example "node tools/run.mjs build".');
} else if (isNewEnough(process.versions.node)) {
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const { main } = await import(`./${tool}.mjs`);
  const exitCode = await main(args);
  if (exitCode !== undefined) process.exitCode = exitCode;
} else {
  const { pinnedNodePath } = await import('./pinned-node/index.mjs');
  const node = pinnedNodePath();
  if (node) runUnder(node);
  else giveUp(needsNewerNode());
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > leastNode.major || (major === leastNode.major && minor >= leastNode.minor);
}

/** Runs this same command under another Node and ends as it ends: same streams, same exit code, same signal. */
function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), tool, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {
    // A terminal sends its Ctrl-C to the child as well; sent twice it would count as the user insisting.
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  child.on('error', () => giveUp(needsNewerNode()));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function needsNewerNode() {
  return `Carrel needs Node ${leastNode.major}.${leastNode.minor} or newer (this is ${process.versions.node}), and no pinned one runs on this machine: run "npm ci", or install a newer Node.`;
}

function giveUp(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
