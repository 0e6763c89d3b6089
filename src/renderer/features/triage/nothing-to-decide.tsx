import { useState } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { runCommand } from '../../commands/dispatch.ts';
import { commandOf } from '../../commands/table.ts';
import { localDay } from '../../text/dates.ts';
import { Blank } from '../../ui/blank.tsx';
import { Button } from '../../ui/button.tsx';
import { nextListingWords } from './next-listing.ts';
import { sessionWords } from './session-words.ts';
import { useAnswer } from './use-answer.ts';

/** Instead of a card: that all is decided, that nothing matches, or why nothing can be shown. */
export function NothingToDecide({ desk, today }: { readonly desk: TriageDesk; readonly today: string }) {
  const services = useServices();
  const { sources, place, library } = services;
  const [now] = useState(() => new Date());
  const fault = useStore(desk.state, (state) => state.fault);
  const scope = useStore(desk.model.store, (state) => state.query);
  const known = useStore(sources, (state) => state.sources);
  const network = useStore(sources, (state) => state.network);
  const sessions = useAnswer(
    'sessions',
    today,
    async () => (await library.triage.sessions({ limit: 20 })).sessions,
  );
  if (fault !== null) return <Blank heading="The papers cannot be shown">{fault}</Blank>;
  if (scope !== '') {
    return (
      <Blank
        heading="Nothing here is undecided"
        actions={
          <>
            <Button onClick={() => place.getState().go({ query: '', chosen: {} })}>
              Triage the whole Inbox
            </Button>
            <Button variant="quiet" onClick={() => place.getState().go({ page: 'desk', view: 'library' })}>
              Show all papers of it
            </Button>
          </>
        }
      >
        <p>No paper of the Inbox matches {scope}.</p>
      </Blank>
    );
  }
  const done = (sessions ?? []).find(
    ({ decided, lastAt }) => decided > 0 && localDay(new Date(lastAt)) === today,
  );
  return (
    <Blank
      heading="Nothing is left to decide"
      actions={
        <>
          <Button keys="g q" onClick={() => runCommand(services, commandOf('go.queue'))}>
            Open the queue
          </Button>
          <Button variant="quiet" keys="g s" onClick={() => runCommand(services, commandOf('go.sources'))}>
            Sources
          </Button>
        </>
      }
    >
      <p>
        {done ? `${sessionWords(done)} ` : ''}
        {nextListingWords(known, network, now)}
      </p>
    </Blank>
  );
}
