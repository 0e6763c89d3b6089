import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { missingOptional, platformOf } from '../../tools/lockfile.mjs';

const path = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const text = readFileSync(path, 'utf8');
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

describe('package-lock.json', () => {
  const { packages } = lockSchema.parse(JSON.parse(text));

  it('has every optional package of every platform, or "npm ci" would refuse it', () => {
    expect(missingOptional(packages)).toEqual([]);
  });

  it('names no registry, so that any may serve it', () => {
    const addresses = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);

    expect(addresses.filter((address) => address.includes('://'))).toEqual([]);
  });
});

describe('the platform a package name says', () => {
  it.each([
    ['@biomejs/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@swc/core-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
    ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxlint/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
    ['@swc/core-linux-s390x-gnu', { os: ['linux'], cpu: ['s390x'], libc: ['glibc'] }],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });

  it('is refused where the name says none', () => {
    expect(() => platformOf('left-pad')).toThrow('left-pad');
  });
});
