import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { acceleratorOf, menuTemplate } from '../../../src/main/desktop/menu-template.ts';
import {
  type CommandDescription,
  commandList,
  commandPages,
} from '../../../src/shared/commands/command-list.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;

function itemsOf(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) =>
    Array.isArray(item.submenu) ? [item, ...itemsOf(item.submenu)] : [item],
  );
}

function menuOn(platform: NodeJS.Platform, isPackaged = true): MenuItemConstructorOptions[] {
  return itemsOf(menuTemplate({ platform, isPackaged, choose: () => {} }));
}

describe.each(platforms)('the native menu on %s (D5)', (platform) => {
  it('has each command that belongs in a menu once', () => {
    const ids = menuOn(platform).flatMap(({ id }) => (id === undefined ? [] : [id]));

    const expected = commandList.filter((command) => 'menu' in command).map(({ id }) => id);
    expect([...ids].sort()).toEqual([...expected].sort());
  });

  it('says which command was chosen', () => {
    const chosen: string[] = [];
    const items = itemsOf(menuTemplate({ platform, isPackaged: true, choose: (id) => chosen.push(id) }));

    for (const { id, click } of items) {
      // Electron gives what was clicked; the menu asks for none of it.
      if (id) (click as (() => void) | undefined)?.();
    }

    expect(chosen).toEqual(items.flatMap(({ id }) => (id === undefined ? [] : [id])));
  });

  it('registers no key, since the page acts on keys itself', () => {
    for (const { accelerator, registerAccelerator } of menuOn(platform)) {
      expect(accelerator === undefined || registerAccelerator === false).toBe(true);
    }
  });

  it('has what every program has for text', () => {
    const roles = menuOn(platform).map(({ role }) => role);

    expect(roles).toEqual(
      expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'about']),
    );
  });

  it('has tools for developers only while developing', () => {
    expect(menuOn(platform).map(({ role }) => role)).not.toContain('toggleDevTools');
    expect(menuOn(platform, false).map(({ role }) => role)).toContain('toggleDevTools');
  });
});

describe('the keys that the menu shows', () => {
  it('on macOS are none that would be taken from a text field', () => {
    for (const { accelerator } of menuOn('darwin')) {
      expect(accelerator === undefined || accelerator.startsWith('CommandOrControl+')).toBe(true);
    }
  });

  it('are written as Electron reads them', () => {
    expect(acceleratorOf('Mod+Shift+v')).toBe('CommandOrControl+Shift+V');
    expect(acceleratorOf('Shift+F6')).toBe('Shift+F6');
    expect(acceleratorOf('Escape')).toBe('Esc');
    expect(acceleratorOf('Mod+,')).toBe('CommandOrControl+,');
  });
});

describe('the list of commands', () => {
  it('names each command once and gives no key to two that can be run on the same page', () => {
    const commands: readonly CommandDescription[] = commandList;
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);

    for (const page of commandPages) {
      const here = commands.filter(({ pages }) => pages === undefined || pages.includes(page));
      const keys = here.flatMap((command) => command.keys);
      const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
      expect(twice, page).toEqual([]);
    }
  });
});
