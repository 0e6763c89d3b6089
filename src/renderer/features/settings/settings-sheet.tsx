import { useId } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '#shared/contract/library.ts';
import { reported } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Backups } from './backups.tsx';
import { CitingSection } from './citing-section.tsx';
import { LibrarySection } from './library-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { Line, Section } from './section.tsx';
import styles from './settings-sheet.module.css';
import { ThemeChoice } from './theme-choice.tsx';

const densities: readonly { readonly value: Settings['density']; readonly label: string }[] = [
  { value: 'comfortable', label: 'Comfortable, 56 px' },
  { value: 'compact', label: 'Compact, 32 px' },
];

/** How Carrel looks, where the library is, how it is, and its backups. Everything applies at once. */
export function SettingsSheet() {
  const { sheet } = useServices();
  const isOpen = useStore(sheet, (state) => state.sheet?.kind === 'settings');
  return isOpen ? <OpenSettings /> : null;
}

function OpenSettings() {
  const services = useServices();
  const settings = useStore(services.settings);
  const heading = useId();
  const close = (): void => services.sheet.getState().close();

  function set(change: Partial<Settings>): void {
    services.settings.setState(change);
    void reported(services, async () => void (await services.library.settings.set(change)));
  }

  return (
    <Sheet labelledBy={heading} size="middle" onClose={close} className={styles.sheet ?? ''}>
      <header className={styles.head}>
        <h1 id={heading} className={styles.heading}>
          Settings
        </h1>
        <p className={styles.caption}>kept with the library, the same in every window</p>
        <IconButton icon="x" label="Close" keys="Escape" onClick={close} data-autofocus="" />
      </header>
      <div className={styles.page} tabIndex={0} role="region" aria-labelledby={heading}>
        <Section title="Appearance">
          <Line label="Theme">
            <ThemeChoice theme={settings.theme} onChange={(theme) => set({ theme })} />
          </Line>
          <Line label="Lists">
            <Segmented
              label="Lists"
              value={settings.density}
              options={densities}
              onChange={(density) => set({ density })}
            />
          </Line>
        </Section>
        <ReadingSection settings={settings} onChange={set} />
        <CitingSection settings={settings} onChange={set} />
        <LibrarySection />
        <Backups />
      </div>
    </Sheet>
  );
}
