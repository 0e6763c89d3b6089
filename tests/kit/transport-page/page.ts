import { libraryContract } from '#shared/contract/library.ts';
import { connectLibrary, createReconnectingClient } from '../../../src/renderer/app/transports.ts';

const phases: string[] = [];
const heard: string[] = [];
const library = createReconnectingClient(libraryContract, connectLibrary, (phase) => phases.push(phase));
library.settings.changed(({ theme }) => heard.push(theme));
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const fromWorker = new Promise<unknown>((resolve) => {
  worker.onmessage = ({ data }) => resolve(data);
});

/** What a test drives from outside. */
const transports = { library, phases, heard, fromWorker };
export type Transports = typeof transports;

declare global {
  interface Window {
    transports: Transports;
  }
}
window.transports = transports;
