import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '#shared/commands/command-list.ts';
import { useServices } from '../../app/services-context.tsx';
import type { Act } from '../../app/triage/act-queue.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { counted } from '../../text/counts.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu-button.tsx';
import styles from './foot.module.css';
import { RuleMenu } from './rule-menu.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';

/** How long an act may be under way before it is said that it waits, in milliseconds. */
const beforeWaiting = 700;

/** What can be done, each with its key, and what was done last. */
export function TriageFoot({ desk, today }: { readonly desk: TriageDesk; readonly today: string }) {
  const phase = useStore(desk.model.store, (state) => state.phase);
  const last = useStore(desk.model.store, (state) => state.last);
  const underWay = useStore(desk.model.store, (state) => state.underWay);
  const asked = useStore(desk.state, (state) => state.asked);
  const snooze = useRef<HTMLButtonElement>(null);
  const isDeciding = phase === 'deciding';
  const waits = useDelayed(underWay > 0);
  return (
    <div className={styles.foot} role="toolbar" aria-label="Decide">
      {isDeciding ? (
        <div className={styles.hints}>
          <Hint id="triage.queue" isFirst>
            Queue
          </Hint>
          <Hint id="triage.skip">Skip</Hint>
          <Hint id="triage.read">Read now</Hint>
          <Hint id="triage.tag">Tag</Hint>
          <Hint id="triage.note">Note</Hint>
          <span className={styles.place}>
            <Hint id="triage.snooze" ref={snooze} isOpen={asked === 'snooze'}>
              Snooze
            </Hint>
            {asked === 'snooze' ? <SnoozeMenu desk={desk} today={today} opener={snooze} /> : null}
          </span>
          <Hint id="triage.scroll" isExtra>
            Scroll
          </Hint>
        </div>
      ) : null}
      <span className={styles.last}>
        {waits ? (
          <span className={styles.waits}>{counted(underWay, 'decision')} waiting for the library</span>
        ) : last === null ? null : (
          <LastAct act={last} />
        )}
      </span>
      <Hint id="decide.undo">Undo</Hint>
      {isDeciding ? <More desk={desk} /> : null}
      <Hint id="shortcuts.open" label="Keys" />
    </div>
  );
}

function LastAct({ act }: { readonly act: Act }) {
  const isOne = act.papers.length === 1;
  const title = isOne ? act.object.replace(/^“|”$/g, '') : act.object;
  return (
    <>
      {act.verb} {isOne ? <i className={styles.title}>{title}</i> : title}
    </>
  );
}

/** A key and what it does, as a button. A press leaves the focus on the card, so that Space goes on scrolling. */
function Hint({
  id,
  children,
  label,
  isFirst = false,
  isExtra = false,
  isOpen,
  ref,
}: {
  readonly id: CommandId;
  readonly children?: ReactNode;
  readonly label?: string;
  readonly isFirst?: boolean;
  /** Whether it gives way first where there is little room. */
  readonly isExtra?: boolean;
  /** Given for what opens a menu. */
  readonly isOpen?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  const services = useServices();
  const command = commandOf(id);
  return (
    <button
      ref={ref}
      type="button"
      className={classes(styles.hint, isFirst && styles.first, isExtra && styles.extra)}
      aria-label={label}
      aria-haspopup={isOpen === undefined ? undefined : 'menu'}
      aria-expanded={isOpen}
      aria-keyshortcuts={command.keys[0]}
      data-tip={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand(services, command)}
    >
      <Keycap keys={command.keys[0] ?? ''} />
      {children === undefined ? null : <span className={styles.label}>{children}</span>}
    </button>
  );
}

/** What is done seldom: for the mouse, and for those who do not know the key yet. */
function More({ desk }: { readonly desk: TriageDesk }) {
  const services = useServices();
  const asked = useStore(desk.state, (state) => state.asked);
  const place = useRef<HTMLSpanElement>(null);
  const entry = (id: CommandId, label: string, icon?: MenuEntry['icon']): MenuEntry => ({
    id,
    label,
    ...(icon ? { icon } : {}),
    keys: commandOf(id).keys[0] ?? '',
    onChoose: () => runCommand(services, commandOf(id)),
  });
  return (
    <span ref={place} className={styles.place}>
      <MenuButton
        label="More"
        side="above"
        className={styles.more}
        entries={[
          entry('triage.skip-all', 'Skip everything like this'),
          entry('triage.queue-all', 'Queue everything like this'),
          entry('triage.rule', 'Make a rule of this'),
          entry('triage.next', 'Look ahead'),
          entry('triage.previous', 'Look back'),
          entry('triage.order', 'Another order'),
          entry('triage.end', 'End the session'),
        ]}
      >
        <Icon name="ellipsis" />
      </MenuButton>
      {asked === 'rule' ? <RuleMenu desk={desk} opener={place} /> : null}
    </span>
  );
}

/** True once something has been so for a while. */
function useDelayed(isSo: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isSo) return setLong(false);
    const timer = setTimeout(() => setLong(true), beforeWaiting);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isSo && isLong;
}
