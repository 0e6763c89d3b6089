import { type MessagePortMain, utilityProcess } from 'electron';
import type { ProcessLike } from '../library-host/library-host.ts';
import type { FromProcess } from '../library-host/messages.ts';

/** The library's process as a utility process of Electron: apart from every thread that serves a window. */
export function startUtilityProcess(entry: string): ProcessLike<MessagePortMain> {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Carrel library' });
  return {
    send: (message, port) => child.postMessage(message, port ? [port] : []),
    // The other side is Carrel's own entry, which posts nothing else.
    onMessage: (listener) => void child.on('message', (message: FromProcess) => listener(message)),
    onExit: (listener) => void child.once('exit', (code) => listener(`exit code ${code}`)),
    kill: () => void child.kill(),
  };
}
