import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { Note } from '#shared/contract/library.ts';
import { type PaperId, paperIdSchema } from '#shared/domain/paper.ts';
import { createJournal, type UnsavedWords } from '../../src/renderer/features/notes/journal.ts';
import { longestUnsaved, NoteSaver } from '../../src/renderer/features/notes/note-saver.ts';

const one = paperIdSchema.parse(1);
const two = paperIdSchema.parse(2);

/** A clock that moves only when told, and wakes what waits on it in order. */
class HandClock {
  now = 0;
  #waiting: { at: number; act: () => void }[] = [];

  after = (milliseconds: number, act: () => void): (() => void) => {
    const waiter = { at: this.now + milliseconds, act };
    this.#waiting.push(waiter);
    return () => {
      this.#waiting = this.#waiting.filter((each) => each !== waiter);
    };
  };

  async advance(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await settle();
    for (;;) {
      const [next] = this.#waiting.filter((each) => each.at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#waiting = this.#waiting.filter((each) => each !== next);
      this.now = Math.max(this.now, next.at);
      next.act();
      await settle();
    }
    this.now = end;
  }
}

/** Lets promises that are settled run their callbacks. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

type Weather = 'fine' | 'refused' | 'answer lost' | { readonly slow: number };

/** A library of notes with the contract's rule: nothing is refused, and what is overtaken is told. */
class Library {
  readonly notes = new Map<PaperId, Note>();
  readonly saves: { paper: PaperId; text: string; base: number; at: number }[] = [];
  weather: Weather = 'fine';
  readonly #clock: HandClock;

  constructor(clock: HandClock) {
    this.#clock = clock;
  }

  get(paper: PaperId): Note {
    return this.notes.get(paper) ?? { paper, text: '', version: 0, savedAt: null };
  }

  write(paper: PaperId, text: string): Note {
    const note = { paper, text, version: this.get(paper).version + 1, savedAt: '2026-07-01T08:00:00Z' };
    this.notes.set(paper, note);
    return note;
  }

  save = async (asked: { paper: PaperId; text: string; base: number }) => {
    const weather = this.weather;
    this.saves.push({ ...asked, at: this.#clock.now });
    if (weather === 'refused') throw new AppError('unreachable', 'The library does not answer.');
    if (typeof weather === 'object') {
      await new Promise<void>((resolve) => this.#clock.after(weather.slow, resolve));
    }
    const before = this.get(asked.paper);
    const note = this.write(asked.paper, asked.text);
    if (weather === 'answer lost') throw new AppError('unreachable', 'The library does not answer.');
    return { note, overtook: before.version > asked.base ? before : null };
  };
}

function memory(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => void held.set(key, text),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

function desk({
  storage = memory(),
  window = 'a',
  clock = new HandClock(),
  library = new Library(clock),
} = {}) {
  const journal = createJournal(storage, { window, alive: new Set(), library: () => 'home' });
  let isOpen = true;
  const saver = new NoteSaver({
    save: async (asked) => {
      const answer = await library.save(asked);
      return isOpen ? answer : new Promise(() => {});
    },
    journal,
    after: (milliseconds, act) => clock.after(milliseconds, () => isOpen && act()),
    now: () => clock.now,
  });
  const open = (paper: PaperId): Promise<void> => saver.refresh(paper, async () => library.get(paper));
  const waiting = (): readonly UnsavedWords[] =>
    createJournal(storage, { window: 'reader', alive: new Set(), library: () => 'home' }).takeUp();
  /** The window is gone without a word: nothing of it runs on, what it had asked for may still happen. */
  const kill = (): void => {
    isOpen = false;
  };
  return { clock, library, saver, storage, open, waiting, kill };
}

describe('saving a note', () => {
  it('saves within half a second of a pause, and once', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);

    saver.type(one, 'a');
    await clock.advance(300);
    saver.type(one, 'ab');
    await clock.advance(500);
    await clock.advance(60_000);

    expect(library.saves).toEqual([{ paper: one, text: 'ab', base: 0, at: 700 }]);
    expect(saver.state(one)).toMatchObject({ text: 'ab', safety: 'saved' });
  });

  it('saves at least every five seconds while typing goes on', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);

    for (let letter = 1; letter <= 200; letter += 1) {
      saver.type(one, 'x'.repeat(letter));
      await clock.advance(100);
    }

    const times = [0, ...library.saves.map((save) => save.at)];
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(gaps.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(longestUnsaved + 100);
  });

  it('saves at once when told to, and only that paper when one is named', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);
    await open(two);
    saver.type(one, 'first');
    saver.type(two, 'second');

    saver.flush(one);

    expect(library.saves.map((save) => save.text)).toEqual(['first']);
    saver.flush();
    await clock.advance(0);
    expect(library.get(two).text).toBe('second');
  });

  it('sends nothing when the text is back to what is saved', async () => {
    const { clock, library, saver, open, waiting } = desk();
    library.write(one, 'as it was');
    await open(one);

    saver.type(one, 'as it was!');
    saver.type(one, 'as it was');
    await clock.advance(10_000);

    expect(library.saves).toEqual([]);
    expect(waiting()).toEqual([]);
  });

  it('keeps the order of one paper: one save at a time, the newest text next', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);
    library.weather = { slow: 3_000 };
    saver.type(one, 'a');
    saver.flush();
    saver.type(one, 'ab');
    saver.flush();
    library.weather = 'fine';
    saver.type(one, 'abc');
    saver.flush();

    await clock.advance(2_999);
    expect(library.saves.map((save) => save.text)).toEqual(['a']);
    await clock.advance(1);

    expect(library.saves.map((save) => save.text)).toEqual(['a', 'abc']);
    expect(library.saves[1]?.base).toBe(1);
    expect(saver.state(one)).toMatchObject({ safety: 'saved', overtook: null });
  });

  it('saves a text that was cleared', async () => {
    const { clock, library, saver, open } = desk();
    library.write(one, 'words');
    await open(one);

    saver.type(one, '');
    await clock.advance(500);

    expect(library.get(one).text).toBe('');
  });
});

describe('when the library cannot be reached', () => {
  it('keeps the words, says that they wait and why, and saves them later by itself', async () => {
    const { clock, library, saver, open, waiting } = desk();
    await open(one);
    library.weather = 'refused';
    saver.type(one, 'kept');
    await clock.advance(500);

    expect(saver.state(one)).toMatchObject({
      text: 'kept',
      safety: 'waiting',
      fault: 'The library does not answer.',
    });
    expect(saver.safety).toBe('waiting');
    library.weather = 'fine';
    await clock.advance(60_000);

    expect(library.get(one).text).toBe('kept');
    expect(saver.safety).toBe('saved');
    expect(waiting()).toEqual([]);
  });

  it('tries at once when told that the library is back', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);
    library.weather = 'refused';
    saver.type(one, 'kept');
    await clock.advance(100_000);

    library.weather = 'fine';
    saver.flush();
    await clock.advance(0);

    expect(library.get(one).text).toBe('kept');
  });

  it('takes its own text, whose answer was lost, for no other window’s', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);
    library.weather = 'answer lost';
    saver.type(one, 'mine');
    await clock.advance(500);
    library.weather = 'fine';
    saver.type(one, 'mine, longer');
    await clock.advance(5_000);

    expect(library.get(one).text).toBe('mine, longer');
    expect(saver.state(one)?.overtook).toBeNull();
  });

  it('saves a text that was taken back although the library may hold the other', async () => {
    const { clock, library, saver, open } = desk();
    library.write(one, 'old');
    await open(one);
    library.weather = 'answer lost';
    saver.type(one, 'new');
    await clock.advance(500);
    library.weather = 'fine';
    saver.type(one, 'old');
    await clock.advance(60_000);

    expect(library.get(one).text).toBe('old');
  });
});

describe('the journal', () => {
  it('brings words back that a closed window could not save', async () => {
    const first = desk();
    await first.open(one);
    first.library.weather = 'refused';
    first.saver.type(one, 'not lost');

    first.library.weather = 'fine';
    const clock = new HandClock();
    const second = desk({ storage: first.storage, window: 'b', clock, library: first.library });
    second.saver.restore();
    await clock.advance(1_000);

    expect(first.library.get(one).text).toBe('not lost');
    expect(second.saver.state(one)).toMatchObject({ text: 'not lost', safety: 'saved' });
    expect(second.waiting()).toEqual([]);
  });

  it('brings an emptied note back too', async () => {
    const first = desk();
    first.library.write(one, 'words');
    await first.open(one);
    first.saver.type(one, '');

    const second = desk({ storage: first.storage, window: 'b', clock: first.clock, library: first.library });
    second.saver.restore();
    await first.clock.advance(0);

    expect(first.library.get(one).text).toBe('');
  });

  it('offers what was written meanwhile beside the words it brings back', async () => {
    const first = desk();
    await first.open(one);
    first.saver.type(one, 'mine');
    first.library.write(one, 'theirs');

    const second = desk({ storage: first.storage, window: 'b', clock: first.clock, library: first.library });
    second.saver.restore();
    await second.open(one);
    await first.clock.advance(0);

    expect(first.library.get(one).text).toBe('mine');
    expect(second.saver.state(one)?.overtook?.text).toBe('theirs');
  });

  it('brings words back over a note that was shown before they were looked for', async () => {
    const first = desk();
    await first.open(one);
    first.saver.type(one, 'not lost');
    first.kill();

    const second = desk({ storage: first.storage, window: 'b', clock: first.clock, library: first.library });
    await second.open(one);
    const shown = second.saver.state(one)?.arrival ?? 0;
    second.saver.restore();
    await first.clock.advance(0);

    expect(first.library.get(one).text).toBe('not lost');
    expect(second.saver.state(one)).toMatchObject({ text: 'not lost', safety: 'saved', arrival: shown + 1 });
  });

  it('forgets words that the library turns out to have', async () => {
    const first = desk();
    await first.open(one);
    first.saver.type(one, 'saved after all');
    first.kill();
    first.library.write(one, 'saved after all');

    const second = desk({ storage: first.storage, window: 'b', clock: first.clock, library: first.library });
    await second.open(one);
    second.saver.restore();
    await first.clock.advance(1_000);

    expect(second.saver.state(one)).toMatchObject({ safety: 'saved' });
    expect(second.waiting()).toEqual([]);
  });

  it('keeps words for later while this window has words of its own for the same note', async () => {
    const first = desk();
    await first.open(one);
    first.saver.type(one, 'earlier');
    first.kill();

    const second = desk({ storage: first.storage, window: 'b', clock: first.clock, library: first.library });
    await second.open(one);
    second.saver.type(one, 'now');
    second.saver.restore();
    await first.clock.advance(1_000);

    expect(first.library.get(one).text).toBe('now');
    expect(second.waiting()).toMatchObject([{ text: 'earlier' }]);
  });

  it('brings back the words of two closed windows for one note, one after the other', async () => {
    const storage = memory();
    for (const [window, text] of [
      ['a', 'from one'],
      ['b', 'from the other'],
    ] as const)
      createJournal(storage, { window, alive: new Set(), library: () => 'home' }).put({
        paper: one,
        text,
        base: 0,
        sent: [],
      });
    const library = new Library(new HandClock());

    const found: string[] = [];
    for (const window of ['c', 'd']) {
      const clock = new HandClock();
      const { saver } = desk({ storage, window, clock, library });
      saver.restore();
      await clock.advance(1_000);
      found.push(library.get(one).text);
    }

    expect(found.sort()).toEqual(['from one', 'from the other']);
  });

  it('knows a text again that its closed window had sent without hearing of it', async () => {
    const first = desk();
    await first.open(one);
    first.library.weather = { slow: 10 };
    first.saver.type(one, 'sent');
    first.saver.flush();
    first.saver.type(one, 'sent, and more');
    first.kill();
    await first.clock.advance(1_000);

    const second = desk({ storage: first.storage, window: 'b', clock: first.clock, library: first.library });
    second.saver.restore();
    await first.clock.advance(1_000);

    expect(first.library.get(one).text).toBe('sent, and more');
    expect(second.saver.state(one)?.overtook).toBeNull();
  });

  it('leaves the words of a window that is still open to that window', () => {
    const storage = memory();
    createJournal(storage, { window: 'a', alive: new Set(), library: () => 'home' }).put({
      paper: one,
      text: 'x',
      base: 0,
      sent: [],
    });

    expect(
      createJournal(storage, { window: 'b', alive: new Set(['a']), library: () => 'home' }).takeUp(),
    ).toEqual([]);
    expect(
      createJournal(storage, { window: 'b', alive: new Set(), library: () => 'home' }).takeUp(),
    ).toHaveLength(1);
  });

  it('leaves the words for another library alone: both have a paper of that number', () => {
    const storage = memory();
    const ofLibrary = (window: string, library: string) =>
      createJournal(storage, { window, alive: new Set(), library: () => library });
    ofLibrary('a', 'this').put({ paper: one, text: 'x', base: 0, sent: [] });

    expect(ofLibrary('b', 'other').takeUp()).toEqual([]);
    expect(ofLibrary('c', 'this').takeUp()).toMatchObject([{ text: 'x' }]);
  });

  it('passes over what it cannot read, and a storage that is full', () => {
    const storage = memory();
    storage.setItem('carrel.note.a.1', '{"paper":1');
    storage.setItem('other', 'x');
    const full = {
      ...storage,
      setItem: () => {
        throw new Error('full');
      },
    };

    expect(createJournal(storage, { window: 'b', alive: new Set(), library: () => 'home' }).takeUp()).toEqual(
      [],
    );
    expect(storage.getItem('other')).toBe('x');
    expect(() =>
      createJournal(full, { window: 'b', alive: new Set(), library: () => 'home' }).put({
        paper: one,
        text: 'x',
        base: 0,
        sent: [],
      }),
    ).not.toThrow();
  });
});

describe('another window', () => {
  it('shows its text when there are no unsaved words here', async () => {
    const { library, saver, open } = desk();
    await open(one);
    const before = saver.state(one)?.arrival ?? 0;

    library.write(one, 'from there');
    await open(one);

    expect(saver.state(one)).toMatchObject({ text: 'from there', safety: 'saved', arrival: before + 1 });
  });

  it('does not put an older text over words typed meanwhile', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);
    let answer: (note: Note) => void = () => {};
    const slow = saver.refresh(
      one,
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );

    saver.type(one, 'mine');
    await clock.advance(500);
    answer({ paper: one, text: '', version: 0, savedAt: null });
    await slow;

    expect(saver.state(one)?.text).toBe('mine');
    expect(library.get(one).text).toBe('mine');
  });

  it('offers both texts when it wrote meanwhile, and settles on one', async () => {
    const { clock, library, saver, open } = desk();
    await open(one);
    library.write(one, 'theirs');
    saver.type(one, 'mine');
    await clock.advance(500);

    expect(saver.state(one)?.overtook?.text).toBe('theirs');
    saver.settle(one, 'theirs');
    await clock.advance(0);

    expect(library.get(one).text).toBe('theirs');
    expect(saver.state(one)).toMatchObject({ text: 'theirs', overtook: null, safety: 'saved' });
  });
});

describe('whatever happens in between', () => {
  const papers = [one, two, paperIdSchema.parse(3)];
  const paper = fc.constantFrom(...papers);
  const weather = fc.oneof(
    fc.constantFrom<Weather>('fine', 'refused', 'answer lost'),
    fc.record({ slow: fc.integer({ min: 1, max: 8_000 }) }),
  );
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('type' as const), paper, text: fc.string({ maxLength: 6 }) }),
    },
    fc.record({ kind: fc.constant('flush' as const), paper: fc.option(paper, { nil: undefined }) }),
    fc.record({ kind: fc.constant('open' as const), paper }),
    fc.record({ kind: fc.constant('weather' as const), weather }),
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), time: fc.integer({ min: 0, max: 6_000 }) }),
    },
    fc.record({ kind: fc.constant('restart' as const) }),
  );

  it('the last words of every paper end up saved, in order, and under no other paper', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const clock = new HandClock();
        const library = new Library(clock);
        const storage = memory();
        let window = 0;
        let { saver, open, kill } = desk({ storage, window: `w${window}`, clock, library });
        const last = new Map<PaperId, string>();
        const typed = new Map<PaperId, string[]>();

        for (const each of steps) {
          if (each.kind === 'type') {
            await open(each.paper);
            const text = `${each.paper}:${each.text}`;
            saver.type(each.paper, text);
            last.set(each.paper, text);
            typed.set(each.paper, [...(typed.get(each.paper) ?? []), text]);
          } else if (each.kind === 'flush') saver.flush(each.paper);
          else if (each.kind === 'open') await open(each.paper);
          else if (each.kind === 'weather') library.weather = each.weather;
          else if (each.kind === 'wait') await clock.advance(each.time);
          else {
            kill();
            await clock.advance(20_000);
            window += 1;
            ({ saver, open, kill } = desk({ storage, window: `w${window}`, clock, library }));
            saver.restore();
          }
        }
        library.weather = 'fine';
        await clock.advance(120_000);

        for (const [id, text] of last) expect(library.get(id).text).toBe(text);
        for (const { paper: id, text } of library.saves) expect(text.startsWith(`${id}:`)).toBe(true);
        for (const id of papers) expect(saver.state(id)?.overtook ?? null).toBeNull();
        expect(saver.safety).toBe('saved');
        expect(storage.length).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('no word is older than half a second of pause or five seconds of typing while the library answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 80 }),
        async (pauses) => {
          const { clock, library, saver, open } = desk();
          await open(one);
          let text = '';
          for (const [index, pause] of pauses.entries()) {
            text += String.fromCharCode(97 + (index % 26));
            saver.type(one, text);
            const typedAt = clock.now;
            await clock.advance(pause);
            if (pause >= 500) expect(library.get(one).text).toBe(text);
            const saved = library.get(one).text.length;
            const oldest = text.length > saved ? clock.now - typedAtOf(pauses, saved) : 0;
            expect(oldest).toBeLessThanOrEqual(longestUnsaved);
            expect(typedAt).toBeLessThanOrEqual(clock.now);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** When the letter with this number was typed, the first at 0. */
function typedAtOf(pauses: readonly number[], letter: number): number {
  return pauses.slice(0, letter).reduce((sum, pause) => sum + pause, 0);
}
