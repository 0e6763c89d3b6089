import { keepBackedUp } from './library/backups/keep-backed-up.ts';
import { openLibrary } from './library/open-library.ts';
import { keepPdfsFetched } from './library/reading/keep-fetched.ts';
import { findParent } from './library-host/parent-port.ts';
import { runLibraryProcess } from './library-host/run-library-process.ts';

// The entry of the library's own thread (web host) or process (desktop); it knows only ports.
runLibraryProcess(findParent(), (options) => {
  const { log } = options;
  return keepPdfsFetched(keepBackedUp(openLibrary(options), log), log);
});
