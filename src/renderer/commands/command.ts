import { type CommandDescription, commandGroups } from '#shared/commands/command-list.ts';
import type { Services } from '../app/services.ts';

export { commandGroups };

/** One thing the reader can do. Menu, palette, keys, the shortcut sheet and tests read the same table. */
export interface Command extends CommandDescription {
  /** Single letters act only outside text fields; `Mod` keys everywhere. */
  readonly when: (services: Services) => boolean;
  readonly run: (services: Services) => void | Promise<void>;
}

/** What a command does, apart from what it is called. */
export type Deed = Pick<Command, 'when' | 'run'>;
