import { runCommand } from '../commands/dispatch.ts';
import { commands } from '../commands/table.ts';
import { placeOf } from './address.ts';
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
    else place.getState().go(placeOf(hashOfLink(arrival.url)));
  });
}

/** `carrel://library?q=…` and `carrel:///library?q=…` name what `#/library?q=…` names. */
export function hashOfLink(url: string): string {
  return `#/${url.replace(/^carrel:\/*/i, '').replace(/^#?\/*/, '')}`;
}
