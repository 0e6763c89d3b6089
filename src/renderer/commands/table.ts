import { type CommandDescription, type CommandId, commandList } from '#shared/commands/command-list.ts';
import { undo } from '../app/acts.ts';
import { sortFor } from '../app/address.ts';
import { importFromClipboard, pickFiles } from '../app/arrivals.ts';
import { forgetSearches } from '../app/search-history.ts';
import type { Page, Services } from '../app/services.ts';
import { goToTriage } from '../app/triage/go-to-triage.ts';
import { triageDesk } from '../app/triage/triage-desk.ts';
import { localDay } from '../text/dates.ts';
import type { Command, Deed } from './command.ts';
import { always, hasResults } from './conditions.ts';
import { paperDeeds } from './paper-deeds.ts';
import { readingDeeds } from './reading-deeds.ts';
import { cycleRegions, focusRegion } from './regions.ts';
import { searchQueryOf } from './rule-query.ts';
import { sourceDeeds } from './source-deeds.ts';
import { backStep, stepBack } from './step-back.ts';
import { toggleTable } from './toggle-table.ts';
import { triageDeeds } from './triage-deeds.ts';

function goTo(view: 'inbox' | 'queue' | 'reading' | 'done' | 'library' | 'trash'): Deed {
  return {
    when: always,
    run: ({ place }) => {
      const sort = sortFor(view, place.getState().place.sort);
      place.getState().go({ page: 'desk', detail: null, view, query: '', chosen: {}, sort, paper: null });
      focusRegion('list');
    },
  };
}

function goToPage(page: Page): Deed {
  return {
    when: always,
    run: ({ place }) => place.getState().go({ page, detail: null, paper: null }),
  };
}

/** In triage the last act comes back on top of the cards; elsewhere the library's newest edit is undone. */
async function takeBack(services: Services): Promise<void> {
  if (services.place.getState().place.page === 'triage') triageDesk(services).undo();
  else await undo(services);
}

const deeds: Readonly<Record<CommandId, Deed>> = {
  'step.back': { when: (services) => backStep(services) !== null, run: stepBack },
  'pane.next': { when: always, run: () => cycleRegions(1) },
  'pane.previous': { when: always, run: () => cycleRegions(-1) },
  'decide.undo': { when: always, run: takeBack },
  ...paperDeeds,
  ...triageDeeds,
  ...readingDeeds,
  ...sourceDeeds,
  'search.focus': { when: always, run: focusSearch },
  'search.mend': {
    when: ({ results }) => results.getState().meant !== null,
    run: ({ place, results }) => {
      const { meant } = results.getState();
      if (meant) place.getState().go({ query: meant.query });
    },
  },
  'search.forget': {
    when: ({ settings }) => settings.getState().recentSearches.length > 0,
    run: forgetSearches,
  },
  'search.save': {
    when: ({ place }) => searchQueryOf(place.getState().place) !== '',
    run: ({ sheet }) => sheet.getState().open({ kind: 'saved', search: null }),
  },
  'collections.open': {
    when: always,
    run: ({ sheet }) => sheet.getState().open({ kind: 'collections', papers: [], rename: null }),
  },
  'palette.open': { when: always, run: ({ sheet }) => sheet.getState().open({ kind: 'palette' }) },
  'facets.focus': { when: always, run: focusFacets },
  'facets.clear': {
    when: ({ place }) => Object.keys(place.getState().place.chosen).length > 0,
    run: ({ place }) => place.getState().go({ chosen: {} }),
  },

  'trends.table': {
    when: () => document.querySelector('[data-table-toggle]') !== null,
    run: () => toggleTable(document),
  },

  'go.inbox': goTo('inbox'),
  'go.queue': goTo('queue'),
  'go.reading': goTo('reading'),
  'go.done': goTo('done'),
  'go.library': goTo('library'),
  'go.triage': { when: always, run: goToTriage },
  'go.sources': goToPage('sources'),
  'go.trends': goToPage('trends'),
  'history.open': { when: always, run: ({ sheet }) => sheet.getState().open({ kind: 'history' }) },
  'go.trash': goTo('trash'),

  'import.paste': { when: always, run: importFromClipboard },
  'import.pick': { when: always, run: pickFiles },
  'export.open': { when: hasResults, run: ({ sheet }) => sheet.getState().open({ kind: 'export' }) },
  'digest.open': {
    when: always,
    run: ({ sheet }) => sheet.getState().open({ kind: 'digest', today: localDay(new Date()) }),
  },
  'view.density': {
    when: always,
    run: async ({ library, settings }) => {
      const density = settings.getState().density === 'compact' ? 'comfortable' : 'compact';
      settings.setState({ density });
      await library.settings.set({ density });
    },
  },
  'view.theme': {
    when: always,
    run: async ({ library, settings }) => {
      const { theme } = settings.getState();
      const isDark =
        theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
      const next = isDark ? 'light' : 'dark';
      settings.setState({ theme: next });
      await library.settings.set({ theme: next });
    },
  },
  'settings.open': { when: always, run: ({ sheet }) => sheet.getState().open({ kind: 'settings' }) },
  'shortcuts.open': { when: always, run: ({ sheet }) => sheet.getState().open({ kind: 'shortcuts' }) },
  'library.reveal': {
    when: ({ desk }) => desk !== null,
    run: async ({ desk }) => void (await desk?.files.revealLibrary({})),
  },
  'library.choose': {
    when: ({ desk }) => desk !== null,
    run: async ({ desk }) => void (await desk?.files.chooseLibrary({})),
  },
};

/** Everything the reader can do, in the order in which sheet, palette and menus show it. */
export const commands: readonly Command[] = commandList.map(
  (description: CommandDescription & { id: CommandId }) => ({
    ...description,
    ...deeds[description.id],
    when: (services) => isOn(description, services) && deeds[description.id].when(services),
  }),
);

function isOn({ pages }: CommandDescription, { place }: Services): boolean {
  return pages === undefined || pages.includes(place.getState().place.page);
}

/** The command with an id. */
export function commandOf(id: CommandId): Command {
  const command = commands.find((candidate) => candidate.id === id);
  if (!command) throw new Error(`There is no command "${id}".`);
  return command;
}

/** The commands there are on this host: what needs a desktop is absent in a browser. */
export function commandsFor({ desk }: Services): readonly Command[] {
  return commands.filter((command) => !command.desktopOnly || desk !== null);
}

function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('[data-region="search"] input');
  box?.focus();
  box?.select();
}

function focusFacets({ layout }: Services): void {
  const { hasFacets, setFacetsOpen } = layout.getState();
  if (!hasFacets) setFacetsOpen(true);
  requestAnimationFrame(() => focusRegion('facets'));
}
