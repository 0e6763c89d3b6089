import type { CommandId } from '#shared/commands/command-list.ts';
import type { Grade } from '#shared/domain/paper.ts';
import { rate } from '../app/acts.ts';
import type { PdfViewer, Services } from '../app/services.ts';
import type { Deed } from './command.ts';
import { isOutsidePane } from './conditions.ts';
import { focusRegion } from './regions.ts';

type ReadingCommand = Extract<CommandId, `read.${string}` | `rate.${string}`>;

/** What the keys do to a PDF, and to the rating of what was read. */
export const readingDeeds: Readonly<Record<ReadingCommand, Deed>> = {
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

  'rate.1': rateAs(1),
  'rate.2': rateAs(2),
  'rate.3': rateAs(3),
  'rate.4': rateAs(4),
  'rate.5': rateAs(5),
};

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

/** Puts the focus into the note beside the PDF, or in its place on narrow windows. */
export function writeBeside({ reader }: Services): void {
  reader.getState().show('note');
  requestAnimationFrame(() => focusRegion('pane'));
}
