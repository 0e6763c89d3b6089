import { useStore } from 'zustand';
import type { View } from '#shared/search/request.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { Blank } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { isStillReading, nothingWords } from './found-words.ts';

/** Instead of an empty list: what is so, and what can be done. */
export function Nothing() {
  const services = useServices();
  const { place, results } = services;
  const asked = useStore(results, (state) => state.asked);
  const viewTotal = useStore(results, (state) => state.answer?.viewTotal ?? 0);
  const isReading = useStore(results, isStillReading);
  if (!asked) return null;
  const hasChoice = Object.keys(asked.chosen).length > 0;
  if (viewTotal === 0 && asked.query.trim() === '' && !hasChoice)
    return <EmptyView view={asked.view} services={services} />;

  const query = asked.query.trim();
  return (
    <Blank
      heading={query === '' ? 'Nothing with these facets' : `Nothing for “${query}”`}
      actions={
        <>
          {hasChoice ? (
            <Button onClick={() => place.getState().go({ chosen: {} })}>Clear the facets</Button>
          ) : null}
          {asked.view !== 'library' && asked.view !== 'trash' ? (
            <Button
              variant={hasChoice ? 'quiet' : 'plain'}
              onClick={() => place.getState().go({ view: 'library' })}
            >
              Search the whole library
            </Button>
          ) : query !== '' ? (
            <Button
              variant={hasChoice ? 'quiet' : 'plain'}
              onClick={() => place.getState().go({ query: '' })}
            >
              Clear the search
            </Button>
          ) : null}
        </>
      }
    >
      <p>{nothingWords({ view: asked.view, query, hasChoice, isReading })}</p>
    </Blank>
  );
}

function EmptyView({ view, services }: { readonly view: View; readonly services: Services }) {
  const totals = useStore(services.results, (state) => state.answer?.viewTotals);
  const go = (to: View) => () =>
    services.place.getState().go({ view: to, query: '', chosen: {}, paper: null });
  const toInbox = totals?.inbox ? (
    <Button keys="g i" onClick={go('inbox')}>
      Open the inbox
    </Button>
  ) : null;
  switch (view) {
    case 'inbox':
      return (
        <Blank
          heading="The inbox is empty"
          actions={
            totals?.queue ? (
              <Button keys="g q" onClick={go('queue')}>
                Open the queue
              </Button>
            ) : (
              <Button onClick={() => runCommand(services, commandOf('import.pick'))}>Import a file</Button>
            )
          }
        >
          <p>Papers of a daily listing wait here until you queue or skip them.</p>
        </Blank>
      );
    case 'queue':
      return (
        <Blank heading="The queue is empty" actions={toInbox}>
          <p>Press S on a paper to queue it for reading.</p>
        </Blank>
      );
    case 'reading':
      return (
        <Blank
          heading="Nothing is being read"
          actions={
            totals?.queue ? (
              <Button keys="g q" onClick={go('queue')}>
                Open the queue
              </Button>
            ) : (
              toInbox
            )
          }
        >
          <p>Press R on a paper when you begin to read it.</p>
        </Blank>
      );
    case 'done':
      return (
        <Blank heading="Nothing is done yet">
          <p>Press D on a paper when you have read it.</p>
        </Blank>
      );
    case 'trash':
      return <Blank heading="The trash is empty" />;
    case 'library':
      return (
        <Blank
          heading="The library is empty"
          actions={
            <Button onClick={() => runCommand(services, commandOf('import.pick'))}>Import a file</Button>
          }
        >
          <p>Drop a listing anywhere on this window, or paste one.</p>
        </Blank>
      );
    default:
      return view satisfies never;
  }
}
