import type { MenuItemConstructorOptions } from 'electron';
import {
  type CommandDescription,
  commandList,
  type MenuName,
  menuNames,
} from '#shared/commands/command-list.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Tools for developers are only in the menu of a program that is not packaged. */
  readonly isPackaged: boolean;
  /** Told the id of the command that was chosen. */
  readonly choose: (command: string) => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** The native menu, from the same list of commands that keys and palette have (D5). */
export function menuTemplate({ platform, isPackaged, choose }: MenuOptions): Item[] {
  const isMac = platform === 'darwin';
  const item = (command: CommandDescription): Item => ({
    id: command.id,
    label: command.title,
    click: () => choose(command.id),
    ...shownKey(command, platform),
  });
  const settings = commandList.filter(({ id }) => id === 'settings.open').map(item);
  const menus = menuNames.map((menu): Item => {
    if (menu === 'Window') return { role: 'windowMenu' };
    const own = commandList.filter((command) => menuOf(command) === menu && !(isMac && isSettings(command)));
    return {
      label: menu,
      ...(menu === 'Help' ? { role: 'help' as const } : {}),
      submenu: arranged(menu, own.map(item), { isMac, isPackaged }),
    };
  });
  return isMac ? [applicationMenu(settings), ...menus] : menus;
}

/** The commands of a menu beside what every program of the system has there. */
function arranged(
  menu: MenuName,
  own: Item[],
  { isMac, isPackaged }: { readonly isMac: boolean; readonly isPackaged: boolean },
): Item[] {
  switch (menu) {
    case 'File':
      return [...own, separator, { role: isMac ? 'close' : 'quit' }];
    case 'Edit':
      return [...textItems, separator, ...own];
    case 'View': {
      const developer: Item[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
      return [...own, separator, ...zoomItems, ...(isPackaged ? [] : developer)];
    }
    case 'Help':
      return isMac ? own : [...own, separator, { role: 'about' }];
    case 'Paper':
    case 'Go':
    case 'Window':
      return own;
    default:
      return menu satisfies never;
  }
}

const textItems: Item[] = [
  { role: 'undo' },
  { role: 'redo' },
  separator,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];

const zoomItems: Item[] = [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  separator,
  { role: 'togglefullscreen' },
];

function applicationMenu(settings: Item[]): Item {
  const hiding: Item[] = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }];
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      ...settings,
      separator,
      { role: 'services' },
      separator,
      ...hiding,
      separator,
      { role: 'quit' },
    ],
  };
}

/**
 * The key that the menu shows. The page acts on keys itself, so none is registered; macOS would
 * register it all the same, and there a plain letter would be taken from the text fields.
 */
function shownKey(command: CommandDescription, platform: NodeJS.Platform): Item {
  const isMac = platform === 'darwin';
  const key = command.keys.find(
    (candidate) => !candidate.includes(' ') && (!isMac || candidate.startsWith('Mod+')),
  );
  return key === undefined ? {} : { accelerator: acceleratorOf(key), registerAccelerator: false };
}

/** A key of the command list as Electron writes it: `Mod+Shift+v` is `CommandOrControl+Shift+V`. */
export function acceleratorOf(key: string): string {
  const names: Readonly<Record<string, string>> = {
    Mod: 'CommandOrControl',
    Escape: 'Esc',
    ArrowDown: 'Down',
    ArrowUp: 'Up',
  };
  return key
    .split('+')
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

function menuOf(command: CommandDescription): MenuName | undefined {
  return command.menu;
}

function isSettings(command: CommandDescription): boolean {
  return command.id === 'settings.open';
}
