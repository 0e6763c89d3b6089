import { describe, expect, it } from 'vitest';
import { type CommandDescription, commandList, commandPages } from '#shared/commands/command-list.ts';
import {
  actsWhileTyping,
  createKeyReader,
  nameOfStroke,
  type Stroke,
} from '../../src/renderer/commands/keys.ts';

function aStroke(key: string, held: Partial<Stroke> = {}): Stroke {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('the name of a stroke', () => {
  it.each([
    ['j', {}, 'j'],
    ['J', { shiftKey: true }, 'Shift+j'],
    ['?', { shiftKey: true }, '?'],
    ['k', { ctrlKey: true }, 'Mod+k'],
    ['D', { ctrlKey: true, shiftKey: true }, 'Mod+Shift+d'],
    [' ', {}, 'Space'],
    ['F6', { shiftKey: true }, 'Shift+F6'],
    ['/', { shiftKey: true }, '/'],
    ['@', { ctrlKey: true, altKey: true }, '@'],
    ['k', { metaKey: true }, 'Meta+k'],
  ])('%s %o is %s', (key, held, name) => {
    expect(nameOfStroke(aStroke(key, held), false)).toBe(name);
  });

  it('has the command key as Mod on a Mac', () => {
    expect(nameOfStroke(aStroke('k', { metaKey: true }), true)).toBe('Mod+k');
    expect(nameOfStroke(aStroke('k', { ctrlKey: true }), true)).toBe('Ctrl+k');
  });

  it('is nothing for a modifier alone', () => {
    expect(nameOfStroke(aStroke('Shift', { shiftKey: true }), false)).toBeNull();
  });
});

describe('keys struck one after the other', () => {
  const keys = new Set(['g i', 'g q', 'i', 'j']);

  it('make a sequence', () => {
    const reader = createKeyReader(keys);

    expect(reader.read('g', 0)).toBe('pending');
    expect(reader.read('i', 300)).toBe('g i');
  });

  it('are single keys when the second comes too late', () => {
    const reader = createKeyReader(keys);
    reader.read('g', 0);

    expect(reader.read('i', 5_000)).toBe('i');
  });

  it('begin anew after a key that does not belong to the sequence', () => {
    const reader = createKeyReader(keys);
    reader.read('g', 0);

    expect(reader.read('j', 100)).toBe('j');
    expect(reader.read('i', 200)).toBe('i');
  });

  it('are forgotten when the window loses the focus', () => {
    const reader = createKeyReader(keys);
    reader.read('g', 0);
    reader.reset();

    expect(reader.read('i', 100)).toBe('i');
  });
});

describe('inside a text field', () => {
  it('single letters write, and Mod keys act but for what editing uses', () => {
    const acting = commandList.flatMap(({ keys }) => keys).filter(actsWhileTyping);

    expect(acting).toContain('Mod+k');
    expect(acting).toContain('Escape');
    expect(acting).not.toContain('Mod+z');
    expect(acting).not.toContain('Mod+Shift+v');
    expect(acting.every((keys) => keys.length > 1)).toBe(true);
  });
});

it('no two commands of one page have the same keys, and none is the beginning of a sequence', () => {
  for (const page of commandPages) {
    const onPage = commandList.filter(
      (command: CommandDescription) => command.pages === undefined || command.pages.includes(page),
    );
    const all = onPage.flatMap(({ keys }) => keys);
    const firsts = new Set(all.filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0]));

    expect(all.toSorted()).toEqual([...new Set(all)].toSorted());
    expect(all.filter((keys) => firsts.has(keys))).toEqual([]);
  }
});
