import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Paper } from '#shared/domain/paper.ts';
import { decide, trash } from '../../app/acts.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import styles from './pane-menu.module.css';
import { paperLinks } from './paper-links.ts';

interface Act {
  readonly title: string;
  readonly icon: IconName | 'undecided';
  readonly keys?: string;
  readonly isBad?: true;
  readonly run: () => void;
}

/** What can be done with the open paper beside what the pane shows. */
export function PaneMenu({ paper }: { readonly paper: Paper }) {
  const services = useServices();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const acts = actsFor(services, paper);

  useEffect(() => {
    if (!isOpen) return;
    place.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const entries = [...(place.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined) entries.at(to % entries.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  }

  return (
    <div ref={place} className={styles.place} onKeyDown={isOpen ? onKeyDown : undefined}>
      <IconButton
        ref={button}
        icon="ellipsis"
        label="More"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen ? (
        <div role="menu" aria-label="More" className={styles.menu}>
          {acts.map((act) => (
            <button
              key={act.title}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={act.isBad ? styles.bad : styles.entry}
              onClick={() => {
                close();
                act.run();
              }}
            >
              {act.icon === 'undecided' ? <StatusMark status="undecided" /> : <Icon name={act.icon} />}
              <span className={styles.title}>{act.title}</span>
              {act.keys ? <Keycap keys={act.keys} /> : null}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function actsFor(services: Services, paper: Paper): readonly Act[] {
  const [link] = paperLinks(paper);
  const acts: Act[] = [];
  if (link) {
    acts.push({
      title: 'Copy link',
      icon: 'copy',
      keys: 'Shift+c',
      run: () => void copy(services, link.url),
    });
  }
  acts.push({ title: 'Copy title', icon: 'copy', run: () => void copy(services, paper.title) });
  if (paper.status !== 'undecided') {
    acts.push({
      title: 'Set back to undecided',
      icon: 'undecided',
      run: () => void decide(services, 'undecided', [paper.id]),
    });
  }
  acts.push(
    paper.trashedAt === null
      ? {
          title: 'Move to the trash',
          icon: 'trash',
          keys: 'Backspace',
          isBad: true,
          run: () => void trash(services, true, [paper.id]),
        }
      : {
          title: 'Take out of the trash',
          icon: 'restore',
          run: () => void trash(services, false, [paper.id]),
        },
  );
  return acts;
}

async function copy({ toasts }: Services, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.getState().show({ sentence: `Copied ${text}` });
  } catch {
    // The browser keeps its clipboard from pages that it does not trust.
    toasts
      .getState()
      .show({ sentence: `The clipboard is closed to this page. The text is: ${text}`, tone: 'error' });
  }
}
