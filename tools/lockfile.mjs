import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './programs.mjs';

const lockPath = join(root, 'package-lock.json');

/**
 * `node tools/run.mjs lockfile`, after `npm install`: enters the optional packages of other platforms that the
 * registry in use did not offer. npm leaves such out of the lock file and then refuses its own file in `npm ci`;
 * and on those platforms the package would be missing.
 */
export async function main() {
  const lock = JSON.parse(readFileSync(lockPath, 'utf8'));
  const missing = missingOptional(lock.packages);
  for (const { name, version, dev } of missing) {
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(dev ? { dev } : {}),
      optional: true,
    };
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  if (missing.length > 0) writeFileSync(lockPath, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} packages of other platforms were entered.`);
  return 0;
}

/** The optional dependencies that the lock file asks for and has no entry of, each with its exact version. */
export function missingOptional(packages) {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev = false }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** The `os`, `cpu` and `libc` that a package's name says, e.g. `@oxlint/binding-linux-arm64-musl`. */
export function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'].find((word) =>
    words.includes(word),
  );
  const cpu = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'].find((word) =>
    words.includes(word),
  );
  if (!os || !cpu) throw new Error(`The name ${name} does not say which platform it is for.`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : os === 'linux' ? 'glibc' : null;
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}
