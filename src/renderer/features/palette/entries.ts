import type { CommandId } from '#shared/commands/command-list.ts';
import type { SavedSearch } from '#shared/contract/saved-searches.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { FacetCount, Marks, Row } from '#shared/search/request.ts';
import type { Command } from '../../commands/command.ts';
import { matchTitle } from './find-commands.ts';

/** One line of the palette. */
export type PaletteEntry =
  | { readonly kind: 'command'; readonly command: Command; readonly title: string; readonly marks: Marks }
  | { readonly kind: 'paper'; readonly row: Row; readonly id: PaperId }
  | { readonly kind: 'tag'; readonly tag: string; readonly count: number; readonly marks: Marks }
  | { readonly kind: 'saved'; readonly search: SavedSearch; readonly marks: Marks }
  | { readonly kind: 'search'; readonly query: string };

export interface PaletteGroup {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}

/** The most entries that are shown. */
export const mostEntries = 8;

/** What is offered before anything is typed. */
const first: readonly CommandId[] = [
  'search.focus',
  'import.paste',
  'import.pick',
  'note.edit',
  'paper.tag',
  'decide.queue',
  'settings.open',
  'shortcuts.open',
];

interface PaletteSources {
  readonly typed: string;
  readonly commands: readonly Command[];
  readonly papers: readonly Row[];
  readonly tags: readonly FacetCount[];
  readonly saved: readonly SavedSearch[];
}

/** The entries for what was typed, in groups, at most eight in all; the first is the best. */
export function paletteGroups({
  typed,
  commands,
  papers,
  tags,
  saved,
}: PaletteSources): readonly PaletteGroup[] {
  const query = typed.trim();
  if (query === '') return groups([{ label: 'Commands', entries: openingCommands(commands) }]);
  const matched = matchedCommands(commands, query);
  const isPlace = (entry: PaletteEntry): boolean =>
    entry.kind === 'command' && entry.command.group === 'Go to';
  const acts = matched.filter((entry) => !isPlace(entry));
  const places = matched.filter(isPlace);
  const tagEntries = tags.flatMap(({ value, count }): readonly PaletteEntry[] => {
    const match = matchTitle(value, query);
    return match ? [{ kind: 'tag', tag: value, count, marks: match.marks }] : [];
  });
  const savedEntries = saved.flatMap((search): readonly PaletteEntry[] => {
    const match = matchTitle(search.name, query);
    return match ? [{ kind: 'saved', search, marks: match.marks }] : [];
  });
  const papersShown = papers.map((row): PaletteEntry => ({ kind: 'paper', row, id: row.id }));
  // Room for what else there is: a word can name a command, a paper and a tag.
  const room = mostEntries - 1;
  const placesShown = [...places.slice(0, 2), ...savedEntries.slice(0, 2), ...tagEntries.slice(0, 2)].slice(
    0,
    3,
  );
  const actsShown = acts.slice(0, Math.max(3, room - placesShown.length - papersShown.length));
  const left = Math.max(0, room - placesShown.length - actsShown.length);
  return groups([
    { label: 'Commands', entries: actsShown },
    { label: 'Papers', entries: papersShown.slice(0, left) },
    { label: 'Go to', entries: [...placesShown, { kind: 'search', query }] },
  ]);
}

function groups(all: readonly PaletteGroup[]): readonly PaletteGroup[] {
  return all.filter((group) => group.entries.length > 0);
}

function openingCommands(commands: readonly Command[]): readonly PaletteEntry[] {
  return first
    .flatMap((id) => commands.find((command) => command.id === id) ?? [])
    .map((command): PaletteEntry => ({ kind: 'command', command, title: command.title, marks: [] }))
    .slice(0, mostEntries);
}

function matchedCommands(commands: readonly Command[], query: string): readonly PaletteEntry[] {
  return commands
    .flatMap((command) => {
      const match = matchTitle(command.title, query);
      return match ? [{ command, match }] : [];
    })
    .toSorted((a, b) => b.match.score - a.match.score)
    .map(
      ({ command, match }): PaletteEntry => ({
        kind: 'command',
        command,
        title: command.title,
        marks: match.marks,
      }),
    );
}
