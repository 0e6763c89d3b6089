import { useStore } from 'zustand';
import type { Fetching } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { forbidNetwork } from '../../app/source-acts.ts';
import { countWords } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './fetch-lines.module.css';
import { forbiddenWords, type Moment } from './source-words.ts';

/** Above the list: that the network is forbidden or away, and what this window is fetching. */
export function FetchLines({ moment }: { readonly moment: Moment }) {
  const services = useServices();
  const { sources: known, network, fetches } = useStore(services.sources);
  const sources = known ?? [];
  const offline = sources.find(({ activity }) => activity.kind === 'offline');
  return (
    <>
      {network.forbidden ? (
        <div className={styles.line} role="status">
          <Icon name="wifi-off" />
          <span className={styles.words}>{forbiddenWords(sources, network, moment)}</span>
          <Button variant="quiet" size="sm" onClick={() => void forbidNetwork(services, false)}>
            Allow again
          </Button>
        </div>
      ) : null}
      {offline && !network.forbidden ? (
        <div className={styles.line} role="status">
          <Icon name="wifi-off" />
          <span className={styles.words}>
            {offline.activity.sentence || 'There is no network. What is due is fetched when it is back.'}
          </span>
        </div>
      ) : null}
      {fetches.map((fetching) => (
        <FetchLine
          key={fetching.source ?? 'all'}
          fetching={fetching}
          name={sources.find(({ id }) => id === fetching.source)?.name ?? 'every source'}
        />
      ))}
    </>
  );
}

function FetchLine({ fetching, name }: { readonly fetching: Fetching; readonly name: string }) {
  const { progress } = fetching;
  return (
    <div className={styles.line}>
      <Icon name="refresh" />
      <span className={styles.words}>
        Fetching {name}
        {progress ? `: ${progressWords(progress)}` : ''}
      </span>
      <span className={styles.bar}>
        <ProgressBar label={`Fetching ${name}`} done={progress?.done ?? 0} total={progress?.total ?? null} />
      </span>
      <Button variant="quiet" size="sm" onClick={fetching.cancel}>
        Cancel
      </Button>
    </div>
  );
}

/** How far a fetch is: `asking the API, 25 of 126`. */
export function progressWords({ step, done, total }: NonNullable<Fetching['progress']>): string {
  if (total === null) return done === 0 ? step : `${step}, ${countWords(done)}`;
  return `${step}, ${countWords(done)} of ${countWords(total)}`;
}
