import type { Log } from './log.ts';
import type { Port } from './port.ts';

/** Joins two ports so that each side talks to the other through this process. Both end together. */
export function bridgePorts(one: Port, other: Port, log: Log): void {
  forward(one, other, log);
  forward(other, one, log);
}

function forward(from: Port, to: Port, log: Log): void {
  from.onMessage((message) => {
    try {
      to.post(message);
    } catch (error) {
      // The far side's message cannot be carried on (nested too deeply, say): its fault, not ours (C7).
      log({ level: 'warn', message: 'A message that cannot be carried was dropped.', error });
    }
  });
  from.onClose(() => to.close());
}
