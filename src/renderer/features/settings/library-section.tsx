import { useEffect, useState } from 'react';
import { reported } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Line, Section } from './section.tsx';
import styles from './settings-sheet.module.css';

type About = Awaited<ReturnType<ReturnType<typeof useServices>['library']['library']['about']>>;
type Health = Awaited<ReturnType<ReturnType<typeof useServices>['library']['library']['doctor']>>;

/** Where the library is, what it holds, and whether it is in order. */
export function LibrarySection() {
  const services = useServices();
  const { library, desk } = services;
  const [about, setAbout] = useState<About | null>(null);
  const [health, setHealth] = useState<Health | 'checking' | null>(null);

  useEffect(() => {
    void reported(services, async () => setAbout(await library.library.about({})));
  }, [services, library]);

  function check(): void {
    setHealth('checking');
    void reported(services, async () => {
      try {
        setHealth(await library.library.doctor({}));
      } catch (error) {
        setHealth(null);
        throw error;
      }
    });
  }

  const version = about === null ? '' : `${counted(about.papers, 'paper')}, Carrel ${about.version}`;
  return (
    <Section
      title="Library"
      caption={version}
      action={
        <Button size="sm" disabled={health === 'checking'} onClick={check}>
          Check now
        </Button>
      }
    >
      <Line label="Folder">
        <span className={styles.folder}>{about?.folder ?? ''}</span>
        {desk ? (
          <>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => void reported(services, async () => void (await desk.files.revealLibrary({})))}
            >
              Show
            </Button>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => void reported(services, async () => void (await desk.files.chooseLibrary({})))}
            >
              Open another…
            </Button>
          </>
        ) : null}
      </Line>
      <Line label="Health" height="tall">
        <div role="status" className={styles.health}>
          <HealthWords health={health} />
        </div>
      </Line>
    </Section>
  );
}

function HealthWords({ health }: { readonly health: Health | 'checking' | null }) {
  if (health === null) return <p className={styles.caption}>Not checked since this window was opened.</p>;
  if (health === 'checking') return <p className={styles.caption}>Checking every paper, note and index</p>;
  const faults = health.checks.filter((check) => !check.fine).length;
  return (
    <>
      <p className={health.fine ? styles.fine : styles.faulty}>
        <Icon name={health.fine ? 'circle-check' : 'triangle-alert'} />
        {health.fine ? 'No fault' : counted(faults, 'fault')}
      </p>
      <ul className={styles.checks}>
        {health.checks.map((check) => (
          <li key={check.name} className={check.fine ? undefined : styles.faulty}>
            <Icon name={check.fine ? 'check' : 'x'} size={14} />
            {check.sentence}
          </li>
        ))}
      </ul>
    </>
  );
}
