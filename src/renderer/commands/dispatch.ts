import { reported } from '../app/acts.ts';
import type { Services } from '../app/services.ts';
import { isMac } from '../ui/keycap.tsx';
import type { Command } from './command.ts';
import { actsWhileTyping, createKeyReader, isPressable, isTextField, nameOfStroke } from './keys.ts';
import { commandsFor } from './table.ts';

/** Listens to the keys of the whole page and runs the commands they name. */
export function startKeys(services: Services, window: Window): () => void {
  const byKeys = new Map<string, Command[]>();
  for (const command of commandsFor(services)) {
    for (const keys of command.keys) byKeys.set(keys, [...(byKeys.get(keys) ?? []), command]);
  }
  const reader = createKeyReader(new Set(byKeys.keys()));

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    // A sheet has the keys to itself.
    if (services.sheet.getState().sheet !== null || document.querySelector('[data-sheet]'))
      return reader.reset();
    const name = nameOfStroke(event, isMac);
    if (name === null) return;
    const target = event.target instanceof Element ? event.target : null;
    if (isTextField(target) && !actsWhileTyping(name)) return reader.reset();
    if ((name === 'Enter' || name === 'Space') && isPressable(target)) return;
    const keys = reader.read(name, event.timeStamp);
    if (keys === null) return;
    if (keys === 'pending') return event.preventDefault();
    const command = byKeys.get(keys)?.find((candidate) => candidate.when(services));
    if (!command) return;
    // The paste itself brings what is on the clipboard, and needs no permission: see `arrivals.ts`.
    if (command.id === 'import.paste') return;
    event.preventDefault();
    if (event.repeat && command.once) return;
    runCommand(services, command);
  }

  window.addEventListener('keydown', onKey);
  window.addEventListener('blur', reader.reset);
  return () => {
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('blur', reader.reset);
  };
}

/** Runs a command if it can be run now; what the reader can meet in it is shown. */
export function runCommand(services: Services, command: Command): void {
  if (command.when(services)) void reported(services, async () => command.run(services));
}
