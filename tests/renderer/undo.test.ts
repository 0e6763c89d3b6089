import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { paperIdSchema } from '#shared/domain/paper.ts';
import { trash, undo } from '../../src/renderer/app/acts.ts';
import type { Services } from '../../src/renderer/app/services.ts';

/** As much of the services as undoing looks at. */
function aDesk(
  given: readonly { edit: number; kind: string; undoneAt: string | null; sentence: string }[],
  papers: readonly number[] = [1],
) {
  let edits = given;
  const asked: unknown[] = [];
  const shown: unknown[] = [];
  const loaded: string[] = [];
  const answers: (() => void)[] = [];
  const library = {
    papers: {
      edit: () =>
        new Promise((resolve) => {
          answers.push(() => {
            edits = [
              { edit: 10, kind: 'trash', undoneAt: null, sentence: 'Moved 1 paper to the trash' },
              ...edits,
            ];
            resolve({ edit: 10, revision: 8, changed: 1, sentence: 'Moved 1 paper to the trash' });
          });
        }),
    },
    edits: {
      list: async () => ({ edits }),
      undo: async (input: unknown) => {
        asked.push(input);
        edits = edits.slice(1);
        return { edit: 1, undone: 'Undone.', revision: 9, papers };
      },
    },
  };
  const toasts = createStore(() => ({
    toasts: [],
    show: (toast: unknown) => shown.push(toast),
    begin: () => ({ report() {}, end() {} }),
  }));
  const place = createStore(() => ({ place: { page: 'triage', view: 'inbox' } }));
  const results = createStore(() => ({ picked: new Set(), answer: null, cursor: null }));
  // Undoing asks for nothing else.
  const list = (name: string) => createStore(() => ({ load: async () => void loaded.push(name) }));
  const lists = {
    rules: list('rules'),
    watches: list('watches'),
    saved: list('saved'),
    collections: list('collections'),
  };
  const services = { library, toasts, place, results, ...lists } as unknown as Services;
  return { services, asked, shown, loaded, answerEdit: () => answers.shift()?.() };
}

describe('the undo key', () => {
  it('takes back the edit that it looked at, whatever comes in meanwhile', async () => {
    const { services, asked } = aDesk([
      { edit: 8, kind: 'note', undoneAt: null, sentence: 'Wrote the note' },
      { edit: 7, kind: 'status', undoneAt: null, sentence: 'Skipped 1 paper' },
    ]);

    await undo(services);

    expect(asked).toEqual([{ edit: 7, notes: 'exclude' }]);
  });

  it('T17: of what is no paper shows rules, watch lists, saved searches and collections as they are then', async () => {
    const edit = { kind: 'rules', undoneAt: null, sentence: 'Removed the rule “moles”' };
    const ofRules = aDesk([{ edit: 8, ...edit }], []);
    const ofPapers = aDesk([{ edit: 8, ...edit, kind: 'status' }]);

    await undo(ofRules.services);
    await undo(ofPapers.services);

    expect(ofRules.loaded).toEqual(['rules', 'watches', 'saved', 'collections']);
    expect(ofPapers.loaded).toEqual([]);
  });

  it('takes back two edits when it is struck twice before the first is answered', async () => {
    const { services, asked } = aDesk([
      { edit: 7, kind: 'queue', undoneAt: null, sentence: 'Moved 1 paper' },
      { edit: 6, kind: 'queue', undoneAt: null, sentence: 'Moved 1 paper' },
    ]);

    await Promise.all([undo(services), undo(services)]);

    expect(asked).toEqual([
      { edit: 7, notes: 'exclude' },
      { edit: 6, notes: 'exclude' },
    ]);
  });

  it('names an import first and takes nothing back', async () => {
    const { services, asked, shown } = aDesk([
      { edit: 9, kind: 'import', undoneAt: null, sentence: 'Fetched 118 papers' },
      { edit: 7, kind: 'status', undoneAt: null, sentence: 'Skipped 1 paper' },
    ]);

    await undo(services);

    expect(asked).toEqual([]);
    expect(shown).toEqual([{ sentence: 'Next to undo is an import: Fetched 118 papers', edit: 9 }]);
  });

  it('takes back an edit that was still under way when it was struck', async () => {
    const { services, asked, answerEdit } = aDesk([
      { edit: 7, kind: 'status', undoneAt: null, sentence: 'Skipped 1 paper' },
    ]);
    const moving = trash(services, true, [paperIdSchema.parse(1)]);

    const undoing = undo(services);
    answerEdit();
    await Promise.all([moving, undoing]);

    expect(asked).toEqual([{ edit: 10, notes: 'exclude' }]);
  });
});
