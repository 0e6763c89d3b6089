import { keepBackedUp } from './library/backups/keep-backed-up.ts';
import { serviceAddresses } from './library/network/service-addresses.ts';
import { openLibrary } from './library/open-library.ts';
import { keepPdfsFetched } from './library/reading/keep-fetched.ts';
import { freezeInWorker } from './library-host/freeze-in-worker.ts';
import { createHostWeb, paceOfMirror } from './library-host/host-web.ts';
import { findParent } from './library-host/parent-port.ts';
import { runLibraryProcess } from './library-host/run-library-process.ts';

// The entry of the library's own thread (web host) or process (desktop); it knows only ports.
const isBuilt = import.meta.url.endsWith('.js');
const freezeEntry = isBuilt ? './freeze-process.js' : './freeze-process.ts';

runLibraryProcess(findParent(), (options) => {
  const { log } = options;
  const web = { ...createHostWeb(), addresses: serviceAddresses(process.env), ...paceOfMirror(process.env) };
  const freeze = freezeInWorker(new URL(freezeEntry, import.meta.url));
  return keepPdfsFetched(keepBackedUp(openLibrary({ ...options, web, schedule: true, freeze }), log), log);
});
