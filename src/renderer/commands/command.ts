import type { Services } from '../app/services.ts';

export const commandGroups = ['Move', 'Decide', 'Write', 'Find', 'Go to', 'Window'] as const;

/** One thing the reader can do. Menu, palette, keys, the shortcut sheet and tests read the same table. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: (typeof commandGroups)[number];
  /** `j`, `Shift+x`, `Mod+k` (⌘ on macOS, else Ctrl), `g i` (one after the other). The first is shown. */
  readonly keys: readonly string[];
  /** Single letters act only outside text fields; `Mod` keys everywhere. */
  readonly when: (services: Services) => boolean;
  readonly run: (services: Services) => void | Promise<void>;
}
