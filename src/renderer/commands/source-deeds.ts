import type { CommandId } from '#shared/commands/command-list.ts';
import type { Services } from '../app/services.ts';
import {
  chosenSource,
  fetchSource,
  forbidNetwork,
  openDay,
  setEnabled,
  stepSource,
} from '../app/source-acts.ts';
import type { Deed } from './command.ts';
import { always } from './conditions.ts';
import { ruleQueryOf } from './rule-query.ts';

type SourceCommand = Extract<
  CommandId,
  `source.${string}` | 'network.forbid' | `rule.${string}` | 'watch.open'
>;

const hasSources = ({ sources }: Services) => (sources.getState().sources?.length ?? 0) > 0;
const mayFetch = ({ sources }: Services) => !sources.getState().network.forbidden;

/** What is done about sources, and about what of theirs is let in. */
export const sourceDeeds: Readonly<Record<SourceCommand, Deed>> = {
  'source.next': { when: hasSources, run: (services) => stepSource(services, 1) },
  'source.previous': { when: hasSources, run: (services) => stepSource(services, -1) },
  'source.open': { when: hasSources, run: (services) => openDay(services) },
  'source.fetch': {
    when: (services) => hasSources(services) && mayFetch(services),
    run: (services) => fetchSource(services, { source: chosenSource(services)?.id ?? null }),
  },
  'source.fetchAll': {
    when: (services) => hasSources(services) && mayFetch(services),
    run: (services) => fetchSource(services, {}),
  },
  'source.add': { when: always, run: addSource },
  'source.addHere': { when: always, run: addSource },
  'source.pause': {
    when: hasSources,
    run: async (services) => {
      const source = chosenSource(services);
      if (source) await setEnabled(services, source, !source.enabled);
    },
  },
  'network.forbid': {
    when: always,
    run: (services) => forbidNetwork(services, !services.sources.getState().network.forbidden),
  },
  'rule.make': {
    when: ({ place }) => ruleQueryOf(place.getState().place) !== '',
    run: ({ sheet, place }) =>
      sheet.getState().open({ kind: 'rule', query: ruleQueryOf(place.getState().place) }),
  },
  'rule.new': { when: always, run: ({ sheet }) => sheet.getState().open({ kind: 'rule', query: '' }) },
  'watch.open': { when: always, run: ({ sheet }) => sheet.getState().open({ kind: 'watch' }) },
};

function addSource({ place, sources, layout }: Services): void {
  const { page, detail } = place.getState().place;
  const keepsChosen = page === 'sources' && layout.getState().isWide;
  place.getState().go({ page: 'sources', detail: keepsChosen ? detail : null, paper: null });
  sources.setState({ adding: '' });
}
