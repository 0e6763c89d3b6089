import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { CheckMark } from './check-mark.tsx';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { Keycap } from './keycap.tsx';
import styles from './menu-button.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly keys?: string;
  /** Given for entries of which one holds: whether this one does. */
  readonly checked?: boolean;
  /** Given for entries that are switched by themselves: whether this one is on. */
  readonly isOn?: boolean;
  readonly danger?: boolean;
  readonly onChoose: () => void;
}

/** A button that opens a menu under it. Arrows move, Enter chooses, a letter jumps, Esc closes. */
export function MenuButton({
  label,
  children,
  entries,
  className,
  align = 'end',
  side = 'below',
}: {
  /** The button's and the menu's name. */
  readonly label: string;
  readonly children: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly className?: string | undefined;
  readonly align?: 'start' | 'end';
  /** Where there is room for it. */
  readonly side?: 'below' | 'above';
}) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  function close(how: 'back' | 'away') {
    setOpen(false);
    if (how === 'back') button.current?.focus();
  }

  return (
    <span className={styles.place}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={label}
        data-tip={label}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {isOpen ? (
        <Menu
          id={id}
          label={label}
          entries={entries}
          align={align}
          side={side}
          opener={button}
          onClose={close}
        />
      ) : null}
    </span>
  );
}

/** The menu itself, for a button that opens it by a key too. Its place is relative to what it stands in. */
export function Menu({
  id,
  label,
  entries,
  align,
  side = 'below',
  opener,
  onClose,
}: {
  readonly id?: string;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly align: 'start' | 'end';
  readonly side?: 'below' | 'above';
  readonly opener: { readonly current: HTMLElement | null };
  readonly onClose: (how: 'back' | 'away') => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];

  useLayoutEffect(() => {
    const all = items();
    (all.find((item) => item.matches('[role=menuitemradio][aria-checked=true]')) ?? all[0])?.focus();
  }, []);

  useEffect(() => {
    function away(event: Event) {
      if (!(event.target instanceof Node)) return;
      if (!menu.current?.contains(event.target) && !opener.current?.contains(event.target)) onClose('away');
    }
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [onClose, opener]);

  function onKey(event: KeyboardEvent) {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const to = targetOf(event.key, at, all);
    if (event.key === 'Escape') onClose('back');
    else if (event.key === 'Tab') onClose('back');
    else if (to === undefined) {
      if (event.key.length !== 1) return;
    } else to.focus();
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  }

  return (
    <div
      ref={menu}
      id={id}
      role="menu"
      aria-label={label}
      className={classes(styles.menu, styles[align], side === 'above' && styles.above)}
      onKeyDown={onKey}
    >
      {entries.map((entry) => (
        <button
          key={entry.id}
          type="button"
          role={roleOf(entry)}
          aria-checked={entry.checked ?? entry.isOn}
          tabIndex={-1}
          className={classes(styles.entry, entry.danger && styles.danger)}
          onPointerMove={(event) => event.currentTarget.focus()}
          onClick={() => {
            onClose('back');
            entry.onChoose();
          }}
        >
          {entry.checked === undefined ? null : (
            <span className={styles.check}>{entry.checked ? <Icon name="check" size={14} /> : null}</span>
          )}
          {entry.isOn === undefined ? null : <CheckMark state={entry.isOn ? 'on' : 'off'} />}
          {entry.icon ? <Icon name={entry.icon} /> : null}
          <span className={styles.words}>{entry.label}</span>
          {entry.keys ? <Keycap keys={entry.keys} /> : null}
        </button>
      ))}
    </div>
  );
}

function roleOf({ checked, isOn }: MenuEntry): 'menuitem' | 'menuitemradio' | 'menuitemcheckbox' {
  if (isOn !== undefined) return 'menuitemcheckbox';
  return checked === undefined ? 'menuitem' : 'menuitemradio';
}

function targetOf(key: string, at: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items[(at - 1 + items.length) % items.length];
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const rest = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return rest.find((item) => item.textContent.toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}
