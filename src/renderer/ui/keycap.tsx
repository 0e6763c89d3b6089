import { classes } from './classes.ts';
import styles from './keycap.module.css';

const names: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  backspace: '⌫',
  delete: 'Del',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  ' ': 'Space',
  space: 'Space',
};

/** Whether keys are named as on a Mac. */
export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** What stands on the caps of a key such as `Mod+Shift+k` or the sequence `g i`. */
export function capsOf(keys: string, mac: boolean = isMac): readonly string[] {
  return keys.split(' ').flatMap((stroke) => {
    const parts = stroke === '+' ? ['+'] : stroke.split('+');
    return parts.map((part) => {
      const key = part.toLowerCase();
      if (key === 'mod') return mac ? '⌘' : 'Ctrl';
      if (key === 'shift') return mac ? '⇧' : 'Shift';
      if (key === 'alt') return mac ? '⌥' : 'Alt';
      return names[key] ?? (part.length === 1 ? part.toUpperCase() : part);
    });
  });
}

/** The caps of a key, drawn; the words for a screen reader stand where the key is announced. */
export function Keycap({ keys, onFill = false }: { readonly keys: string; readonly onFill?: boolean }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {capsOf(keys).map((cap, index) => (
        <kbd key={index} className={classes(styles.cap, onFill && styles.onFill)}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
