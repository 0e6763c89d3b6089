import { Fragment, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { type Command, commandGroups } from '../../commands/command.ts';
import { commandsFor } from '../../commands/table.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { capsOf, Keycap } from '../../ui/keycap.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './shortcut-sheet.module.css';

/** Every key of the page that lies under it, by what it is for. */
export function ShortcutSheet() {
  const { sheet } = useServices();
  const isOpen = useStore(sheet, (state) => state.sheet?.kind === 'shortcuts');
  return isOpen ? <OpenShortcuts /> : null;
}

function OpenShortcuts() {
  const services = useServices();
  const [typed, setTyped] = useState('');
  const heading = useId();
  const find = useRef<HTMLInputElement>(null);
  const close = (): void => services.sheet.getState().close();
  const page = useStore(services.place, (state) => state.place.page);
  const commands = commandsFor(services).filter(
    ({ pages = [page], ...command }) =>
      command.keys.length > 0 && pages.includes(page) && isFound(command, typed),
  );

  return (
    <Sheet
      labelledBy={heading}
      size="middle"
      onClose={close}
      initialFocus={find}
      className={styles.sheet ?? ''}
    >
      <header className={styles.head}>
        <h1 id={heading} className={styles.heading}>
          Keys
        </h1>
        <label className={styles.find}>
          <Icon name="search" size={14} />
          <VisuallyHidden>Find a command</VisuallyHidden>
          <input
            ref={find}
            value={typed}
            placeholder="Find a command"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <IconButton icon="x" label="Close" keys="Escape" onClick={close} />
      </header>
      <div className={styles.columns} tabIndex={0} role="region" aria-labelledby={heading}>
        {commandGroups.map((group) => (
          <Group key={group} name={group} commands={commands.filter((command) => command.group === group)} />
        ))}
        {commands.length === 0 ? (
          <p className={styles.none}>
            No command is called “{typed}”. The palette finds papers and places too.
          </p>
        ) : null}
      </div>
    </Sheet>
  );
}

function Group({ name, commands }: { readonly name: string; readonly commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section>
      <h2 className={styles.group}>{name}</h2>
      <ul>
        {commands.map((command) => (
          <li key={command.id} className={styles.entry}>
            <span>{command.title}</span>
            <span className={styles.keys}>
              <VisuallyHidden>
                {command.keys.map((keys) => capsOf(keys).join(' ')).join(' or ')}
              </VisuallyHidden>
              {command.keys.slice(0, 2).map((keys, index) => (
                <Fragment key={keys}>
                  {index > 0 ? <span className={styles.or}>or</span> : null}
                  <Keycap keys={keys} />
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function isFound({ title, group, keys }: Pick<Command, 'title' | 'group' | 'keys'>, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  const words = `${title} ${group}`.toLowerCase();
  return words.includes(wanted) || keys.some((each) => capsOf(each).join('+').toLowerCase() === wanted);
}
