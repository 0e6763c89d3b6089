import { posix, win32 } from 'node:path';

/** The environment of a program, as `process.env` gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface LibraryFolderChoice {
  /** What `--library` named, made absolute by the caller. */
  readonly option: string | null;
  /** What the reader chose in the desktop's dialog, when that is remembered. */
  readonly chosen: string | null;
  readonly platform: NodeJS.Platform;
  readonly env: Environment;
  /** The reader's home folder. */
  readonly home: string;
}

/** The folder of the library to open: the option, else `CARREL_LIBRARY`, else the chosen one, else the platform's (D3). */
export function chooseLibraryFolder({ option, chosen, platform, env, home }: LibraryFolderChoice): string {
  return option ?? given(env.CARREL_LIBRARY) ?? chosen ?? defaultLibraryFolder(platform, env, home);
}

/** Where a platform keeps the data of programs: the same folder for the desktop and the command line. */
export function defaultLibraryFolder(platform: NodeJS.Platform, env: Environment, home: string): string {
  switch (platform) {
    case 'win32':
      return win32.join(given(env.APPDATA) ?? win32.join(home, 'AppData', 'Roaming'), 'Carrel');
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', 'Carrel');
    default:
      return posix.join(absolute(env.XDG_DATA_HOME) ?? posix.join(home, '.local', 'share'), 'carrel');
  }
}

function given(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

/** The XDG specification: a path that is not absolute is to be ignored. */
function absolute(value: string | undefined): string | null {
  return value !== undefined && posix.isAbsolute(value) ? value : null;
}
