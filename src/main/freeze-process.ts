import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { freezeText } from './library/frozen-text/freeze-text.ts';
import { libraryFileName } from './library/open-library.ts';
import { openDatabase } from './library/storage/database.ts';

// The entry of the thread that freezes a library's text: it reads the library and ends when it is done.
const folder = String(workerData);
const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
try {
  const steps = freezeText(database, folder);
  let step = steps.next();
  while (!step.done) step = steps.next();
  parentPort?.postMessage(step.value);
} finally {
  database.close();
}
