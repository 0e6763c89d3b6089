import { parseDeepLink } from '#shared/domain/deep-link.ts';
import { runCommand } from '../commands/dispatch.ts';
import { commands } from '../commands/table.ts';
import { saveNotes } from '../features/notes/index.ts';
import { firstPlace, placeOf } from './address.ts';
import type { Services } from './services.ts';

/** What comes from the desktop: commands of the native menu, files opened with Carrel, links followed. */
export function startDesk(services: Services): void {
  const { desk, sheet, place } = services;
  if (!desk) return;
  desk.menu.chosen(({ command: id }) => {
    const command = commands.find((candidate) => candidate.id === id);
    if (command) runCommand(services, command);
  });
  desk.arrivals.arrived((arrival) => {
    if (arrival.kind === 'files')
      sheet.getState().open({ kind: 'import', files: arrival.files, from: 'pick' });
    else follow(arrival.url);
  });
  desk.closing.asked(() => {
    // Should the library be gone, the words are kept here until it is back; the window need not wait.
    void saveNotes(services).then(() => desk.closing.ready({}));
  });

  function follow(url: string): void {
    const link = parseDeepLink(url);
    if (link?.kind === 'paper') place.getState().go(placeOf(`#/library?paper=${link.id}`));
    if (link?.kind === 'search') place.getState().go({ ...firstPlace, query: link.query });
  }
}
