import { hostname } from 'node:os';
import type { StagingOwner } from './imports/staging.ts';

let opened = 0;

/** Who this opening of a library is, to what it stages and leaves: told apart from other processes and openings. */
export function thisOwner(): StagingOwner {
  opened += 1;
  return {
    name: `${process.pid}/${opened}/${performance.timeOrigin}`,
    process: process.pid,
    host: hostname(),
    isAlive(other) {
      try {
        process.kill(other, 0);
        return true;
      } catch (error) {
        // Not allowed to signal it means that it is there.
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
      }
    },
  };
}
