/** What of a keyboard event says which keys were struck. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** How long the second key of a sequence such as `g i` is waited for, in milliseconds. */
const patience = 1_200;

/**
 * The name of a stroke as the command list writes it: `j`, `Shift+c`, `Mod+k`, `Space`, `?`.
 * `null` for a modifier alone. What a symbol needs to be struck (Shift for `?`, AltGr) is not part of it.
 */
export function nameOfStroke(stroke: Stroke, mac: boolean): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'].includes(stroke.key))
    return null;
  const mod = mac ? stroke.metaKey : stroke.ctrlKey;
  const other = mac ? stroke.ctrlKey : stroke.metaKey;
  const isLetter = /^\p{L}$/u.test(stroke.key);
  const isSymbol = stroke.key.length === 1 && stroke.key !== ' ' && !isLetter;
  // AltGr comes as Ctrl+Alt: then the symbol is what was meant.
  const isAltGraph = isSymbol && stroke.ctrlKey && stroke.altKey;
  const parts = [
    !isAltGraph && mod ? 'Mod' : null,
    !isAltGraph && other ? (mac ? 'Ctrl' : 'Meta') : null,
    !isAltGraph && stroke.altKey ? 'Alt' : null,
    stroke.shiftKey && !isSymbol ? 'Shift' : null,
    stroke.key === ' ' ? 'Space' : isLetter ? stroke.key.toLowerCase() : stroke.key,
  ];
  return parts.filter((part) => part !== null).join('+');
}

/** Follows the strokes and says which keys of a command they complete. */
export function createKeyReader(keys: ReadonlySet<string>): {
  /** The completed keys, `'pending'` inside a sequence, or `null` when nothing has them. `at` in milliseconds. */
  read(name: string, at: number): string | 'pending' | null;
  reset(): void;
} {
  const firsts = new Set([...keys].filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]));
  let first: { readonly name: string; readonly at: number } | null = null;

  return {
    read(name, at) {
      const begun = first;
      first = null;
      if (begun && at - begun.at <= patience) {
        const both = `${begun.name} ${name}`;
        if (keys.has(both)) return both;
      }
      if (firsts.has(name)) {
        first = { name, at };
        return 'pending';
      }
      return keys.has(name) ? name : null;
    },
    reset() {
      first = null;
    },
  };
}

/** Whether keys act inside a text field: those with Mod (but what editing itself uses), `Escape` and `F6`. */
export function actsWhileTyping(keys: string): boolean {
  if (['Mod+z', 'Mod+Shift+z', 'Mod+a', 'Mod+c', 'Mod+x', 'Mod+v', 'Mod+Shift+v'].includes(keys))
    return false;
  return keys.startsWith('Mod+') || keys === 'Escape' || keys === 'F6' || keys === 'Shift+F6';
}

/** Whether an element takes text. */
export function isTextField(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLSelectElement) return true;
  return (
    element instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'range', 'file', 'submit', 'reset', 'color'].includes(element.type)
  );
}

/** Whether an element does something of its own on Enter or Space. */
export function isPressable(element: Element | null): boolean {
  return (
    element?.closest(
      'button, a[href], summary, input, select, [role="button"], [role="radio"], [role="checkbox"], [role="menuitem"], [role="menuitemradio"], [role="slider"], [role="separator"]',
    ) != null
  );
}
