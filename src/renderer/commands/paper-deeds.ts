import type { CommandId } from '#shared/commands/command-list.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { decide, moveCursor, stepCursor, targetsOf, trash } from '../app/acts.ts';
import { paperAt } from '../app/cursor.ts';
import { isOrdered, moveInQueue } from '../app/queue-order.ts';
import type { Services } from '../app/services.ts';
import type { Deed } from './command.ts';
import { hasPapers, hasResults, inView, isOutsidePane, outsideView } from './conditions.ts';
import { copyLink } from './copy-link.ts';
import { writeBeside } from './reading-deeds.ts';
import { focusRegion, regionOf } from './regions.ts';

type PaperCommand = Extract<
  CommandId,
  | `paper.${string}`
  | `list.${string}`
  | `queue.${string}`
  | 'abstract.page'
  | 'note.edit'
  | 'link.copy'
  | Exclude<Extract<CommandId, `decide.${string}`>, 'decide.undo'>
>;

/** What is done in the list, and with the papers under the cursor or picked in it. */
export const paperDeeds: Readonly<Record<PaperCommand, Deed>> = {
  'paper.next': { when: hasResults, run: (services) => stepCursor(services, 1) },
  'paper.previous': { when: hasResults, run: (services) => stepCursor(services, -1) },
  'paper.open': { when: hasPapers, run: openPaper },
  'paper.read': {
    when: (services) => targetsOf(services).length === 1 && outsideView('trash')(services),
    run: readNow,
  },
  'list.first': {
    when: (services) => hasResults(services) && isOutsidePane(),
    run: (services) => end(services, 'first'),
  },
  'list.last': {
    when: (services) => hasResults(services) && isOutsidePane(),
    run: (services) => end(services, 'last'),
  },
  'abstract.page': { when: () => scroller() !== null, run: pageAbstract },

  'decide.queue': decideAs('queued'),
  'decide.skip': decideAs('skipped'),
  'decide.reading': decideAs('reading'),
  'decide.done': decideAs('done'),
  'paper.pick': { when: hasResults, run: pickUnderCursor },
  'paper.trash': {
    when: (services) => hasPapers(services) && outsideView('trash')(services),
    run: (services) => trash(services, true),
  },
  'paper.restore': {
    when: (services) => hasPapers(services) && inView('trash')(services),
    run: (services) => trash(services, false),
  },
  'queue.up': inQueue(-1),
  'queue.down': inQueue(1),
  'paper.tag': { when: hasPapers, run: (services) => askPane(services, 'tag') },
  'paper.collect': {
    when: hasPapers,
    run: (services) =>
      services.sheet.getState().open({ kind: 'collections', papers: targetsOf(services), rename: null }),
  },
  'note.edit': { when: hasPapers, run: (services) => askPane(services, 'note') },
  'link.copy': { when: (services) => targetsOf(services).length === 1, run: copyLink },
};

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

function scroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-pane-scroll]');
}

/** Pages the abstract; at its end nothing more happens, so that a paper is never left unread by accident. */
function pageAbstract(): void {
  const element = scroller();
  element?.scrollBy({ top: element.clientHeight * 0.85 });
}
