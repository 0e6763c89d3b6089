import { z } from 'zod';
import { call, defineContract, feed } from './define.ts';
import { importFileSchema } from './library.ts';

const nothing = z.object({});

/** What only a desktop can do. In a browser there is no desk, and what needs it is absent. */
export const deskContract = defineContract({
  files: {
    /** Asks for files with the system's dialog; an empty list when the reader thinks better of it. */
    pick: call(nothing, z.object({ files: z.array(importFileSchema) })),
    /** Reads files dropped on the window, by the paths that `window.carrel.pathOf` gave. */
    read: call(
      z.object({ paths: z.array(z.string()).max(1000) }),
      z.object({ files: z.array(importFileSchema) }),
    ),
    /** Asks where to keep a text as a file, and writes it; not saved when the reader thinks better of it. */
    save: call(
      z.object({ name: z.string().regex(/^[\w.-]{1,100}$/), text: z.string().max(20_000_000) }),
      z.object({ saved: z.boolean() }),
    ),
    /** Asks for a folder to watch; `null` when the reader thinks better of it. */
    pickFolder: call(nothing, z.object({ folder: z.string().nullable() })),
    /** Shows the library's folder in the system's file manager. */
    revealLibrary: call(nothing, nothing),
    /** Asks for another library folder and opens it; `null` when the reader thinks better of it. */
    chooseLibrary: call(nothing, z.object({ folder: z.string().nullable() })),
  },
  links: {
    /** Opens an `https:`, `http:` or `mailto:` link outside Carrel. @throws invalid-input for any other */
    open: call(z.object({ url: z.string() }), nothing),
  },
  menu: {
    /** The id of a command that was chosen in the native menu. */
    chosen: feed(z.object({ command: z.string() })),
  },
  closing: {
    /** The window wants to close: save what was typed, then say `ready`. */
    asked: feed(nothing),
    /** Everything that was typed is saved. The window closes after three seconds in any case. */
    ready: call(nothing, nothing),
  },
  arrivals: {
    /** Files opened with Carrel, and `carrel://` links followed, while or before the page was there. */
    arrived: feed(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('files'), files: z.array(importFileSchema) }),
        z.object({ kind: z.literal('link'), url: z.string() }),
      ]),
    ),
  },
});

export type DeskContract = typeof deskContract;
