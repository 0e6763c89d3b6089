import { createWorld, type World, type WorldOptions } from './world.ts';

/**
 * A small world from 15 June to 14 August 2026: with 3 July as a holiday, and small enough that a
 * month of it is played in seconds.
 */
export function aTestWorld(options: Partial<WorldOptions> = {}): World {
  return createWorld({ start: '2026-06-15', days: 61, ...options });
}
