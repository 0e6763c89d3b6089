import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { freezeText } from './library/frozen-text/freeze-text.ts';
import { packPapers } from './library/frozen-text/pack-papers.ts';
import { libraryFileName } from './library/open-library.ts';
import { openDatabase } from './library/storage/database.ts';

// The entry of the thread that freezes a library's text and packs its papers: it reads the library and ends when it is done.
const folder = String(workerData);
const database = openDatabase(join(folder, libraryFileName), { mode: 'read' });
try {
  const packed = finish(packPapers(database, folder));
  const frozen = finish(freezeText(database, folder));
  parentPort?.postMessage(frozen ?? packed);
} finally {
  database.close();
}

function finish(steps: Generator<number, number | null>): number | null {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
