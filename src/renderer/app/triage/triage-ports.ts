import { asLongWork } from '../long-work.ts';
import type { Services } from '../services.ts';
import type { Act } from './act-queue.ts';
import type { TriagePorts } from './triage-model.ts';

/** So far back is looked for an edit whose answer was lost. */
const lastEdits = 10;

/** What triage asks of the library. */
export function triagePorts(services: Services): TriagePorts {
  const { library, toasts } = services;
  return {
    edit({ papers, change }, session) {
      const { addTags, removeTags, ...rest } = change;
      const decision = {
        ids: Uint32Array.from(papers),
        ...rest,
        ...(addTags ? { addTags: [...addTags] } : {}),
        ...(removeTags ? { removeTags: [...removeTags] } : {}),
        ...(session === null ? {} : { session }),
      };
      return asLongWork(services, 'Changing papers', (options) => library.papers.edit(decision, options));
    },
    undo: (edit) => asLongWork(services, 'Undoing', (options) => library.edits.undo({ edit }, options)),
    async find(act: Act) {
      const { edits } = await library.edits.list({ limit: lastEdits });
      const found = edits.find(
        ({ undoneAt, kind, sentence }) =>
          undoneAt === null && kind !== 'note' && kind !== 'import' && sentence.includes(act.object),
      );
      return found?.edit ?? null;
    },
    begin: ({ query, order, total }) => library.triage.begin({ scope: { query }, order, total }),
    move: (where) => library.triage.move(where),
    end: (session) => library.triage.end({ session }),
    complain: (sentence) => toasts.getState().show({ sentence, tone: 'error' }),
  };
}
