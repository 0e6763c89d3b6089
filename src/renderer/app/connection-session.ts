import { AppError } from '#shared/contract/errors.ts';
import type { ConnectionPhase } from '#shared/contract/reconnect.ts';
import { readUnopened } from '#shared/contract/unopened.ts';
import type { Services } from './services.ts';

/**
 * Follows the connection to the library: says how it stands, and catches up after each connecting.
 * `startOver` is called when another library answers: what the page holds is none of its.
 */
export function createConnectionSession(startOver: () => void): {
  onPhase(phase: ConnectionPhase): void;
  start(services: Services): void;
} {
  let phase: ConnectionPhase = 'connecting';
  let services: Services | null = null;
  let known: string | null = null;

  function follow(): void {
    if (!services) return;
    services.connection.setState({ state: phase, ...(phase === 'connected' ? {} : { library: null }) });
    if (phase === 'connected') void greet(services);
  }

  /** Asks what a new connection must be asked: which library it is, and what may have been missed. */
  async function greet({ library, connection, settings, papers, sources, watches }: Services): Promise<void> {
    try {
      const { id } = await library.library.about({});
      known ??= id;
      if (id !== known) return startOver();
      connection.setState({ library: id });
      settings.setState(await library.settings.get({}));
      connection.setState({ fault: null });
      papers.getState().refresh();
      await Promise.all([sources.getState().load(), watches.getState().load()]);
    } catch (error) {
      const unopened = readUnopened(error);
      if (unopened) connection.setState({ fault: { reason: unopened.sentence, folder: unopened.folder } });
      // Lost again meanwhile: the next connection is greeted anew.
      else if (!(error instanceof AppError)) throw error;
    }
  }

  return {
    onPhase(next) {
      phase = next;
      follow();
    },
    start(given) {
      services = given;
      follow();
    },
  };
}
