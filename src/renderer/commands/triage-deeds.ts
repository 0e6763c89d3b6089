import type { CommandId } from '#shared/commands/command-list.ts';
import type { Services } from '../app/services.ts';
import { triageDesk } from '../app/triage/triage-desk.ts';
import type { Deed } from './command.ts';

type TriageCommand = Extract<CommandId, `triage.${string}`>;

/** What the keys do on the page of triage. */
export const triageDeeds: Readonly<Record<TriageCommand, Deed>> = {
  'triage.queue': onCard((services) => triageDesk(services).decide('queued')),
  'triage.skip': onCard((services) => triageDesk(services).decide('skipped')),
  'triage.read': onCard((services) => triageDesk(services).read()),
  'triage.snooze': onCard((services) => triageDesk(services).ask('snooze')),
  'triage.queue-all': onCard((services) => triageDesk(services).askForAll('queued')),
  'triage.skip-all': onCard((services) => triageDesk(services).askForAll('skipped')),
  'triage.interest-1': onCard((services) => triageDesk(services).grade(1)),
  'triage.interest-2': onCard((services) => triageDesk(services).grade(2)),
  'triage.interest-3': onCard((services) => triageDesk(services).grade(3)),
  'triage.interest-4': onCard((services) => triageDesk(services).grade(4)),
  'triage.interest-5': onCard((services) => triageDesk(services).grade(5)),
  'triage.next': onCard((services) => triageDesk(services).look(1)),
  'triage.previous': onCard((services) => triageDesk(services).look(-1)),
  'triage.scroll': onCard(scroll),
  'triage.order': onCard((services) => triageDesk(services).nextOrder()),
  'triage.rule': onCard((services) => triageDesk(services).ask('rule')),
  'triage.tag': onCard(({ pane }) => pane.getState().ask('tag')),
  'triage.note': onCard(({ pane }) => pane.getState().ask('note')),
  'triage.end': onCard((services) => triageDesk(services).end()),
};

function onCard(run: (services: Services) => void | Promise<void>): Deed {
  return { when: (services) => triageDesk(services).paper !== null, run };
}

/** Nearly a card further; at the end nothing happens, so that a paper is never decided by accident. */
function scroll(): void {
  const element = document.querySelector<HTMLElement>('[data-card-scroll]');
  element?.scrollBy({ top: element.clientHeight * 0.85 });
}
