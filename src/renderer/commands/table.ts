import { type CommandDescription, type CommandId, commandList } from '#shared/commands/command-list.ts';
import type { Grade, PaperId } from '#shared/domain/paper.ts';
import { decide, moveCursor, rate, stepCursor, targetsOf, trash, undo } from '../app/acts.ts';
import { sortFor } from '../app/address.ts';
import { importFromClipboard, pickFiles } from '../app/arrivals.ts';
import { paperAt } from '../app/cursor.ts';
import { isOrdered, moveInQueue } from '../app/queue-order.ts';
import type { Page, PdfViewer, Services } from '../app/services.ts';
import {
  chosenSource,
  fetchSource,
  forbidNetwork,
  openDay,
  setEnabled,
  stepSource,
} from '../app/source-acts.ts';
import { goToTriage } from '../app/triage/go-to-triage.ts';
import { triageDesk } from '../app/triage/triage-desk.ts';
import { localDay } from '../text/dates.ts';
import type { Command, Deed } from './command.ts';
import { copyLink } from './copy-link.ts';
import { cycleRegions, focusRegion, regionOf } from './regions.ts';
import { ruleQueryOf } from './rule-query.ts';
import { backStep, stepBack } from './step-back.ts';
import { toggleTable } from './toggle-table.ts';
import { triageDeeds } from './triage-deeds.ts';

const always = () => true;
const hasPapers = (services: Services) => targetsOf(services).length > 0;
const hasResults = ({ results }: Services) => (results.getState().answer?.total ?? 0) > 0;
const isOutsidePane = () => regionOf(document.activeElement) !== 'pane';
const inView = (view: string) => (services: Services) => services.place.getState().place.view === view;
const outsideView = (view: string) => (services: Services) => services.place.getState().place.view !== view;

const hasSources = ({ sources }: Services) => (sources.getState().sources?.length ?? 0) > 0;
const mayFetch = ({ sources }: Services) => !sources.getState().network.forbidden;

function addSource({ place, sources, layout }: Services): void {
  const { page, detail } = place.getState().place;
  const keepsChosen = page === 'sources' && layout.getState().isWide;
  place.getState().go({ page: 'sources', detail: keepsChosen ? detail : null, paper: null });
  sources.setState({ adding: '' });
}

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

function rateAs(rating: Grade): Deed {
  return {
    when: ({ reader }) => reader.getState().rated !== null,
    run: (services) => rate(services, rating),
  };
}

/** What moves the PDF: not while the keys belong to what stands beside it. */
function inPdf(run: (viewer: PdfViewer) => void, where: 'pdf' | 'anywhere' = 'pdf'): Deed {
  return {
    when: ({ reader }) => reader.getState().viewer !== null && (where === 'anywhere' || isOutsidePane()),
    run({ reader }) {
      const { viewer } = reader.getState();
      if (viewer) run(viewer);
    },
  };
}

function inQueue(by: 1 | -1): Deed {
  return {
    when: (services) => hasResults(services) && isOrdered(services),
    run: (services) => moveInQueue(services, by),
  };
}

function decideAs(status: 'queued' | 'skipped' | 'reading' | 'done'): Deed {
  return {
    when: (services) => hasPapers(services) && outsideView('trash')(services),
    run: (services) => decide(services, status),
  };
}

/** In triage the last act comes back on top of the cards; elsewhere the library's newest edit is undone. */
async function takeBack(services: Services): Promise<void> {
  if (services.place.getState().place.page === 'triage') triageDesk(services).undo();
  else await undo(services);
}

const deeds: Readonly<Record<CommandId, Deed>> = {
  'paper.next': { when: hasResults, run: (services) => stepCursor(services, 1) },
  'paper.previous': { when: hasResults, run: (services) => stepCursor(services, -1) },
  'paper.open': { when: hasPapers, run: openPaper },
  'paper.read': {
    when: (services) => targetsOf(services).length === 1 && outsideView('trash')(services),
    run: readNow,
  },
  'step.back': { when: (services) => backStep(services) !== null, run: stepBack },
  'abstract.page': { when: () => scroller() !== null, run: pageAbstract },
  'pane.next': { when: always, run: () => cycleRegions(1) },
  'pane.previous': { when: always, run: () => cycleRegions(-1) },
  'list.first': {
    when: (services) => hasResults(services) && isOutsidePane(),
    run: (services) => end(services, 'first'),
  },
  'list.last': {
    when: (services) => hasResults(services) && isOutsidePane(),
    run: (services) => end(services, 'last'),
  },

  'decide.queue': decideAs('queued'),
  'decide.skip': decideAs('skipped'),
  'decide.reading': decideAs('reading'),
  'decide.done': decideAs('done'),
  'decide.undo': { when: always, run: takeBack },
  'paper.pick': { when: hasResults, run: pickUnderCursor },
  'paper.trash': {
    when: (services) => hasPapers(services) && outsideView('trash')(services),
    run: (services) => trash(services, true),
  },
  'paper.restore': {
    when: (services) => hasPapers(services) && inView('trash')(services),
    run: (services) => trash(services, false),
  },

  ...triageDeeds,
  'rate.1': rateAs(1),
  'rate.2': rateAs(2),
  'rate.3': rateAs(3),
  'rate.4': rateAs(4),
  'rate.5': rateAs(5),
  'queue.up': inQueue(-1),
  'queue.down': inQueue(1),

  'read.down': inPdf((viewer) => viewer.scroll('line', 1)),
  'read.up': inPdf((viewer) => viewer.scroll('line', -1)),
  'read.screenDown': inPdf((viewer) => viewer.scroll('screen', 1)),
  'read.screenUp': inPdf((viewer) => viewer.scroll('screen', -1)),
  'read.nextPage': inPdf((viewer) => viewer.turn(1)),
  'read.previousPage': inPdf((viewer) => viewer.turn(-1)),
  'read.first': inPdf((viewer) => viewer.goTo(1)),
  'read.last': inPdf((viewer) => viewer.goTo('last')),
  'read.page': inPdf((viewer) => viewer.askPage(), 'anywhere'),
  'read.larger': inPdf((viewer) => viewer.zoom('in'), 'anywhere'),
  'read.smaller': inPdf((viewer) => viewer.zoom('out'), 'anywhere'),
  'read.fit': inPdf((viewer) => viewer.zoom('fit'), 'anywhere'),
  'read.find': inPdf((viewer) => viewer.find(), 'anywhere'),
  // From the PDF itself; within its bars and links Tab goes on from one to the next, as everywhere.
  'read.note': {
    when: () =>
      document.activeElement === document.body ||
      document.activeElement?.matches('[data-region="pdf"]') === true,
    run: writeBeside,
  },

  'paper.tag': { when: hasPapers, run: (services) => askPane(services, 'tag') },
  'note.edit': { when: hasPapers, run: (services) => askPane(services, 'note') },
  'link.copy': { when: (services) => targetsOf(services).length === 1, run: copyLink },

  'search.focus': { when: always, run: focusSearch },
  'palette.open': { when: always, run: ({ sheet }) => sheet.getState().open({ kind: 'palette' }) },
  'facets.focus': { when: always, run: focusFacets },
  'facets.clear': {
    when: ({ place }) => Object.keys(place.getState().place.chosen).length > 0,
    run: ({ place }) => place.getState().go({ chosen: {} }),
  },

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
  'go.trash': goTo('trash'),

  'import.paste': { when: always, run: importFromClipboard },
  'import.pick': { when: always, run: pickFiles },
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

/** Opens the paper under the cursor: to be read where its PDF is here, else in its pane. */
function openPaper(services: Services): void {
  const { place, layout, results } = services;
  const paper = place.getState().place.paper ?? results.getState().cursor;
  if (
    paper !== null &&
    hasPdf(services, paper) &&
    regionOf(document.activeElement) !== 'pane' &&
    outsideView('trash')(services)
  )
    return place.getState().go({ page: 'read', paper });
  if (!layout.getState().isWide) place.getState().go({ paper });
  // On narrow windows the pane comes with the next frame.
  requestAnimationFrame(() => focusRegion('pane'));
}

/** The list's row may be behind the paper in the pane, or out of view. */
function hasPdf({ results, papers }: Services, paper: PaperId): boolean {
  const row = results.getState().rows.get(paper);
  return row?.pdf === 'here' || papers.getState().byId.get(paper)?.pdf?.state === 'here';
}

/** Opens a paper to be read, and says that it is being read. */
async function readNow(services: Services): Promise<void> {
  const [paper] = targetsOf(services);
  if (paper === undefined) return;
  services.place.getState().go({ page: 'read', paper });
  const { status } = await services.papers.getState().open(paper);
  if (status !== 'reading') await decide(services, 'reading', [paper]);
}

/** Puts the focus into the note beside the PDF, or in its place on narrow windows. */
function writeBeside({ reader }: Services): void {
  reader.getState().show('note');
  requestAnimationFrame(() => focusRegion('pane'));
}

function end(services: Services, which: 'first' | 'last'): void {
  const ids = services.results.getState().answer?.ids;
  if (ids) moveCursor(services, paperAt(ids, which === 'first' ? 0 : ids.length - 1));
}

function pickUnderCursor({ results }: Services): void {
  const { cursor, pick } = results.getState();
  if (cursor !== null) pick([cursor], 'toggle');
}

function askPane(services: Services, what: 'tag' | 'note'): void {
  if (services.place.getState().place.page === 'read') return writeBeside(services);
  const { place, layout, results, pane, sheet } = services;
  if (what === 'tag' && results.getState().picked.size > 0) {
    sheet.getState().open({ kind: 'tags' });
    return;
  }
  const paper = place.getState().place.paper ?? results.getState().cursor;
  if (!layout.getState().isWide && place.getState().place.paper === null) place.getState().go({ paper });
  pane.getState().ask(what);
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

function scroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-pane-scroll]');
}

/** Pages the abstract; at its end nothing more happens, so that a paper is never left unread by accident. */
function pageAbstract(): void {
  const element = scroller();
  element?.scrollBy({ top: element.clientHeight * 0.85 });
}
