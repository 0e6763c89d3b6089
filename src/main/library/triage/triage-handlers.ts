import type { Handlers } from '#shared/contract/define.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';
import { seriesOf } from './count-readings.ts';
import { decisionsOn } from './decisions.ts';
import type { IncomingPapers } from './incoming.ts';
import { proposeRules } from './proposals.ts';
import { beginSession, currentSession, endSession, listSessions, moveSession } from './sessions.ts';

/** Answers what is asked of sessions, decisions and counts. */
export function createTriageHandlers(
  parts: LibraryParts,
  incoming: IncomingPapers,
): Handlers<LibraryContract>['triage'] {
  return {
    current: () => ({ session: currentSession(parts) }),
    begin: (given) => beginSession(parts, given),
    move(given) {
      moveSession(parts, given);
      return {};
    },
    end: async ({ session }) => ({
      session: endSession(parts, session),
      proposals: await proposeRules(parts, incoming),
    }),
    sessions: ({ limit }) => ({ sessions: listSessions(parts, limit) }),
    decisions: ({ paper }) => ({ decisions: decisionsOn(parts, paper) }),
    series: ({ paper }) => ({ readings: seriesOf(parts, paper) }),
  };
}
