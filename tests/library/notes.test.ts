import { describe, expect, it } from 'vitest';
import type { TestLibrary } from '../kit/library.ts';
import { aListing, idOf, importInto, openTestLibrary } from '../kit/library.ts';

async function withOnePaper(): Promise<TestLibrary> {
  const library = openTestLibrary();
  await importInto(library.client, aListing([{ title: 'One' }]));
  return library;
}

describe('notes', () => {
  it('keeps every version that was saved', async () => {
    using library = await withOnePaper();
    const paper = await idOf(library.client, 'One');
    await library.client.notes.save({ paper, text: 'first', base: 0, session: 's' });
    await library.client.notes.save({ paper, text: 'first second', base: 1, session: 's' });

    await library.client.notes.save({ paper, text: '', base: 2, session: 's' });

    const { versions } = await library.client.notes.versions({ paper });
    expect(versions.map((one) => one.text)).toEqual(['', 'first second', 'first']);
    expect((await library.client.papers.get({ id: paper })).note).toBeNull();
  });

  it('saves over another window’s words, and hands them back', async () => {
    using library = await withOnePaper();
    const paper = await idOf(library.client, 'One');
    await library.client.notes.save({ paper, text: 'theirs', base: 0 });

    const { note, overtook } = await library.client.notes.save({ paper, text: 'mine', base: 0 });

    expect(note).toMatchObject({ text: 'mine', version: 2 });
    expect(overtook).toMatchObject({ text: 'theirs', version: 1 });
  });

  it('saving the same text again is no edit', async () => {
    using library = await withOnePaper();
    const paper = await idOf(library.client, 'One');
    const first = await library.client.notes.save({ paper, text: 'same', base: 0 });

    const second = await library.client.notes.save({ paper, text: 'same', base: 1 });

    expect(second).toEqual({ ...first, overtook: null });
  });

  it('undoes a sitting at once, and separate saves one by one', async () => {
    using library = await withOnePaper();
    const paper = await idOf(library.client, 'One');
    const noteNow = async () => (await library.client.papers.get({ id: paper })).note;
    await library.client.notes.save({ paper, text: 'a', base: 0 });
    await library.client.notes.save({ paper, text: 'ab', base: 1, session: 's' });
    await library.client.notes.save({ paper, text: 'abc', base: 2, session: 's' });

    await library.client.edits.undo({});
    expect(await noteNow()).toBe('a');
    await library.client.edits.undo({});

    expect(await noteNow()).toBeNull();
  });

  it('refuses a paper that is not there with a sentence', async () => {
    using library = await withOnePaper();

    const saving = library.client.notes.save({ paper: 4096, text: 'x', base: 0 });

    await expect(saving).rejects.toMatchObject({ code: 'not-found', message: 'No paper has the id 4096.' });
  });

  it('holds any text: zero bytes, astral letters, very long lines', async () => {
    using library = await withOnePaper();
    const paper = await idOf(library.client, 'One');
    const text = `\u0000 𝔸 \u2028 ${'long '.repeat(50_000)}`;

    await library.client.notes.save({ paper, text, base: 0 });

    expect((await library.client.notes.get({ paper })).text).toBe(text);
    expect((await library.client.papers.get({ id: paper })).note).toBe(text);
  });
});
