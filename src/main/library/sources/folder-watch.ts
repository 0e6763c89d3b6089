import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileLook, FolderFiles } from './folder-files.ts';

/** What a look into a watched folder found, without reading any file. */
export interface FolderLook {
  /** What differs from what was dealt with and has come to rest, by name. */
  readonly ready: readonly FileLook[];
  /** What differs and may be written on still. */
  readonly restless: readonly FileLook[];
  /** Why the folder cannot be looked into; `null` when it can. */
  readonly fault: string | null;
}

/** A watched folder, as the watch needs to know it. */
export interface WatchedFolder {
  readonly id: number;
  readonly target: string;
}

/** Looks into watched folders at names, sizes and times only. */
export interface FolderWatch {
  /** Looks at what is new, and at what is known: at all of it, or, cheaply, at another part each time. */
  look(folder: WatchedFolder, scope: 'all' | 'part'): Promise<FolderLook>;
  /** Leaves a file alone that cannot be read, as long as it looks as it does. Says whether that is new. */
  leave(folder: WatchedFolder, file: FileLook, why: string): boolean;
  /** What the last look could not look into; `null` when all is well. */
  faultOf(source: number): string | null;
}

/** How long a file must have looked the same to be at rest, in ms. */
export const restless = 2000;

/** So many known files are looked at in one cheap look: 10,000 have their turn within two minutes. */
const partLength = 500;
/** So many are asked of the file system at once. */
const atOnce = 32;

interface State {
  /** Names that were dealt with or left when they were last looked at: nothing urgent. */
  readonly known: Set<string>;
  /** How files looked that are not at rest, and since when they look so, in ms. */
  readonly moving: Map<string, { readonly look: FileLook; readonly since: number }>;
  readonly left: Map<string, { readonly look: FileLook; readonly why: string }>;
  /** Where the next cheap look goes on among the names. */
  turn: number;
  fault: string | null;
}

/** Makes the watch of one open library. What it knows only spares work: what holds is in the library. */
export function createFolderWatch(files: FolderFiles, now: () => Date): FolderWatch {
  const states = new Map<number, State>();

  function stateOf({ id }: WatchedFolder): State {
    const state = states.get(id) ?? emptyState();
    states.set(id, state);
    return state;
  }

  /** Whether a file is as it was when it was dealt with. */
  function isDealtWith({ id }: WatchedFolder, look: FileLook): boolean {
    const dealt = files.lookOf(id, look.name);
    return dealt !== null && isAlike(dealt, look);
  }

  function isLeft({ left }: State, look: FileLook): boolean {
    const known = left.get(look.name);
    return known !== undefined && isAlike(known.look, look);
  }

  function isAtRest({ moving }: State, look: FileLook): boolean {
    const at = now().getTime();
    const before = moving.get(look.name);
    if (before !== undefined && isAlike(before.look, look)) return Math.abs(at - before.since) >= restless;
    moving.set(look.name, { look, since: at });
    return false;
  }

  return {
    async look(folder, scope) {
      const state = stateOf(folder);
      const names = await namesIn(folder.target);
      if (typeof names === 'string') {
        state.fault = names;
        return { ready: [], restless: [], fault: names };
      }
      state.fault = null;
      const wanted = scope === 'all' ? names : urgentOf(names, state);
      const ready: FileLook[] = [];
      const moving: FileLook[] = [];
      for (let start = 0; start < wanted.length; start += atOnce) {
        const looks = await Promise.all(
          wanted.slice(start, start + atOnce).map((name) => lookAt(folder.target, name)),
        );
        for (const look of looks) {
          if (look === null) continue;
          // Who looks at all tries again what could not be read.
          if (isDealtWith(folder, look) || (scope === 'part' && isLeft(state, look))) {
            state.known.add(look.name);
            state.moving.delete(look.name);
          } else {
            state.known.delete(look.name);
            if (isAtRest(state, look)) ready.push(look);
            else moving.push(look);
          }
        }
      }
      return { ready, restless: moving, fault: null };
    },

    leave(folder, look, why) {
      const { left } = stateOf(folder);
      const isNew = left.get(look.name)?.why !== why;
      left.set(look.name, { look, why });
      return isNew;
    },

    faultOf: (source) => states.get(source)?.fault ?? null,
  };
}

function emptyState(): State {
  return { known: new Set(), moving: new Map(), left: new Map(), turn: 0, fault: null };
}

/** Whether a file looks as it did. */
export function isAlike(one: Omit<FileLook, 'name'>, other: FileLook): boolean {
  return one.size === other.size && one.modifiedAt === other.modifiedAt;
}

/** The names that are not known, and the next part of those that are. */
function urgentOf(names: readonly string[], state: State): string[] {
  const known = names.filter((name) => state.known.has(name));
  const first = state.turn < known.length ? state.turn : 0;
  const part = known.slice(first, first + partLength);
  state.turn = first + part.length;
  return [...names.filter((name) => !state.known.has(name)), ...part];
}

/** The names of files directly in a folder, in their order; else why there are none. Links are none. */
async function namesIn(path: string): Promise<string[] | string> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !isHidden(entry.name))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return `There is no folder “${path}” now.`;
    return code === 'ENOTDIR' ? `“${path}” is no folder.` : `The folder “${path}” cannot be read (${code}).`;
  }
}

/** How a file looks; `null` when it was taken away meanwhile, or is none any more. */
async function lookAt(folder: string, name: string): Promise<FileLook | null> {
  try {
    const stat = await lstat(join(folder, name));
    return stat.isFile() ? { name, size: stat.size, modifiedAt: stat.mtimeMs } : null;
  } catch (error) {
    systemCode(error);
    return null;
  }
}

/** Files that begin with a dot, and what browsers and editors write before a file is whole. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || /(?:\.(?:part|partial|crdownload|download|tmp|swp)|~)$/i.test(name);
}

/** The system's word for a fault of the file system. @throws any other error */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^[A-Z]+$/.test(code)) throw error;
  return code;
}
