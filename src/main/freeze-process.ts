import { parentPort, workerData } from 'node:worker_threads';
import { freezeLibrary } from './library/frozen-text/freeze-library.ts';

// The entry of the thread that packs a library's papers and freezes its text: it reads the library and ends when it is done.
parentPort?.postMessage(freezeLibrary(String(workerData)));
