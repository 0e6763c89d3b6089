import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { Keycap } from './keycap.tsx';

interface ButtonLook {
  /** `primary`: at most one on a screen. `danger`: destroys; `danger-solid`: the one that does it for good. */
  readonly variant?: 'plain' | 'primary' | 'quiet' | 'danger' | 'danger-solid';
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: IconName;
  /** The key that does the same, shown after the words. */
  readonly keys?: string;
}

/** A button with words: what will happen, with the number. */
export function Button({
  variant = 'plain',
  size = 'md',
  icon,
  keys,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={classes(styles.button, styles[variant], size !== 'md' && styles[size], className)}
      {...rest}
    >
      {icon ? <Icon name={icon} size={size === 'sm' ? 14 : 16} /> : null}
      {children}
      {keys ? <Keycap keys={keys} onFill={variant === 'primary' || variant === 'danger-solid'} /> : null}
    </button>
  );
}

interface IconButtonLook {
  readonly icon: IconName;
  /** Its name; shown as a tooltip too. */
  readonly label: string;
  /** The key that does the same, shown in the tooltip. */
  readonly keys?: string;
  readonly size?: 'sm' | 'md';
  /** Whether what it switches is on; not given for a button that switches nothing. */
  readonly pressed?: boolean;
}

/** A button without words; its name is its tooltip. */
export function IconButton({
  icon,
  label,
  keys,
  size = 'md',
  pressed,
  className,
  ...rest
}: IconButtonLook & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={classes(
        styles.iconButton,
        size === 'sm' && styles.iconSmall,
        pressed && styles.on,
        className,
      )}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={label}
      data-tip-keys={keys}
      {...rest}
    >
      <Icon name={icon} size={size === 'sm' ? 14 : 16} />
    </button>
  );
}
