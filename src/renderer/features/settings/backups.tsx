import { useCallback, useEffect, useId, useState } from 'react';
import type { Backup } from '#shared/contract/library.ts';
import { reported } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted, countWords, sizeWords } from '../../text/counts.ts';
import { momentWords } from '../../text/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { Section } from './section.tsx';
import styles from './settings-sheet.module.css';

const reasons: Readonly<Record<Backup['reason'], string>> = {
  daily: 'daily',
  manual: 'made by you',
  migration: 'before an update',
  restore: 'before putting back another',
};

/** The backups there are, a new one, and the way back to one. */
export function Backups() {
  const services = useServices();
  const { library } = services;
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [asked, setAsked] = useState<Backup | null>(null);

  const load = useCallback(
    () => reported(services, async () => setBackups((await library.backups.list({})).backups)),
    [services, library],
  );
  useEffect(() => void load(), [load]);

  function make(): void {
    setMaking(true);
    void reported(services, async () => {
      const made = await library.backups.make({});
      const sentence =
        made.fault === null
          ? `Backed up ${counted(made.papers ?? 0, 'paper')}, opened and checked`
          : `The backup does not count: ${made.fault}`;
      services.toasts.getState().show({ sentence, tone: made.fault === null ? 'plain' : 'error' });
      await load();
    }).finally(() => setMaking(false));
  }

  function restore(backup: Backup): void {
    setAsked(null);
    void reported(services, async () => {
      const { papers, kept } = await library.backups.restore({ name: backup.name });
      services.toasts.getState().show({
        sentence: `Put back ${counted(papers, 'paper')}. The library as it was is kept as the backup ${kept}`,
      });
      await load();
    });
  }

  return (
    <Section
      title="Backups"
      caption="one a day when something changed; the last seven are kept"
      action={
        <Button size="sm" disabled={isMaking} onClick={make}>
          {isMaking ? 'Backing up' : 'Back up now'}
        </Button>
      }
    >
      {backups?.length === 0 ? (
        <p className={styles.caption}>
          There is no backup yet. The first is made when something has changed.
        </p>
      ) : null}
      {backups && backups.length > 0 ? <BackupTable backups={backups} onRestore={setAsked} /> : null}
      {asked ? (
        <AskRestore backup={asked} onRestore={() => restore(asked)} onClose={() => setAsked(null)} />
      ) : null}
    </Section>
  );
}

function BackupTable({
  backups,
  onRestore,
}: {
  readonly backups: readonly Backup[];
  readonly onRestore: (backup: Backup) => void;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Why</th>
          <th scope="col" className={styles.number}>
            Papers
          </th>
          <th scope="col" className={styles.number}>
            Size
          </th>
          <th scope="col">State</th>
          <th scope="col">
            <VisuallyHidden>Restore</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.name}>
            <th scope="row">{sentenceCase(momentWords(backup.madeAt))}</th>
            <td>{reasons[backup.reason]}</td>
            <td className={styles.number}>{backup.papers === null ? '' : countWords(backup.papers)}</td>
            <td className={styles.number}>{sizeWords(backup.bytes)}</td>
            <td>
              <span className={backup.fault === null ? styles.sound : styles.faulty}>
                <Icon name={backup.fault === null ? 'circle-check' : 'triangle-alert'} />
                {backup.fault ?? 'opened and checked'}
              </span>
            </td>
            <td className={styles.number}>
              {backup.fault === null ? (
                <button
                  type="button"
                  className={styles.restore}
                  aria-label={`Restore the backup of ${momentWords(backup.madeAt)}`}
                  onClick={() => onRestore(backup)}
                >
                  Restore…
                </button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AskRestore({
  backup,
  onRestore,
  onClose,
}: {
  readonly backup: Backup;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}) {
  const heading = useId();
  return (
    <Sheet labelledBy={heading} size="small" onClose={onClose}>
      <div className={styles.question}>
        <h2 id={heading} className={styles.questionTitle}>
          Put back the library of {momentWords(backup.madeAt)}?
        </h2>
        <p>
          It takes the place of the library as it is now, notes and decisions included. What is there now is
          kept as a backup, and can be put back the same way.
        </p>
        <div className={styles.answers}>
          <Button variant="quiet" keys="Escape" data-autofocus="" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger-solid" onClick={onRestore}>
            {backup.papers === null ? 'Put it back' : `Put back ${counted(backup.papers, 'paper')}`}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
