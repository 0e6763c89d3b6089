import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { chosenSource, forbidNetwork, readChosen } from '../../app/source-acts.ts';
import { focusRegion } from '../../commands/regions.ts';
import { Switch } from '../../ui/switch.tsx';
import { RulesSection, WatchSection } from '../rules/index.ts';
import { AddSource } from './add-source.tsx';
import { FetchLines } from './fetch-lines.tsx';
import { NoSources } from './no-sources.tsx';
import { SourceList } from './source-list.tsx';
import { SourcePane } from './source-pane.tsx';
import { headWords } from './source-words.ts';
import styles from './sources-page.module.css';
import { useNow } from './use-now.ts';

/** What is subscribed to, whether all of it came, and what is done with it as it comes. */
export function SourcesPage({ today }: { readonly today: string }) {
  const services = useServices();
  const { place, layout, sources: store } = services;
  const { sources, network } = useStore(store);
  const detail = useStore(place, (state) => state.place.detail);
  const isWide = useStore(layout, (state) => state.isWide);
  const now = useNow();
  const isLoaded = sources !== null;
  const chosen = chosenSource(services);
  const isOpened = !isWide && readChosen(detail).id !== null && chosen !== null;
  const moment = { now, today };

  useEffect(() => void services.sources.getState().load(), [services]);
  useEffect(() => {
    // What had the focus on the page before is hidden now, and lets go of it a moment later.
    const isLost = (document.activeElement?.getClientRects().length ?? 0) === 0;
    if (isLoaded && (isLost || document.activeElement === document.body)) focusRegion('list');
  }, [isLoaded]);

  return (
    <div className={styles.page} data-panes={isWide && chosen ? 'two' : 'one'}>
      <div className={styles.main} hidden={isOpened}>
        <div className={styles.bar}>
          <h1 className={styles.title}>Sources</h1>
          <p className={styles.sum} role="status">
            {headWords(sources ?? [], network, today)}
          </p>
          <Switch isOn={network.forbidden} onChange={(isOn) => void forbidNetwork(services, isOn)}>
            Forbid all network
          </Switch>
        </div>
        <AddSource today={today} />
        <div className={styles.body}>
          <FetchLines moment={moment} />
          {sources?.length === 0 ? <NoSources /> : null}
          {sources !== null && sources.length > 0 ? <SourceList sources={sources} moment={moment} /> : null}
          {isLoaded ? (
            <div data-region="rules">
              <RulesSection />
              <WatchSection />
            </div>
          ) : null}
        </div>
      </div>
      {chosen && (isWide || isOpened) ? <SourcePane key={chosen.id} source={chosen} moment={moment} /> : null}
    </div>
  );
}
