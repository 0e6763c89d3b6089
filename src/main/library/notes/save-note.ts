import type { Note } from '#shared/contract/library.ts';
import type { LibraryParts } from '../library-parts.ts';

export interface NoteToSave {
  readonly paper: number;
  readonly text: string;
  readonly base: number;
  readonly session?: string;
}

export interface SavedNote {
  readonly note: Note;
  readonly revision: number;
  readonly overtook: Note | null;
}

/**
 * Saves a note as a further version and as an edit; an unchanged text changes nothing. Saves with
 * the same `session` that follow each other are one edit, so that undo takes back a sitting and
 * not a keystroke; every version is kept all the same.
 * @throws AppError not-found
 */
export function saveNote(parts: LibraryParts, { paper: id, text, base, session }: NoteToSave): SavedNote {
  const { database, reader, notes, edits, clock } = parts;
  return database.transaction(() => {
    const paper = reader.get(id);
    const current = notes.get(id);
    if (current.text === text) return { note: current, revision: reader.revision(), overtook: null };

    const at = clock.now().toISOString();
    const note = notes.append(id, text, at);
    const sentence = `${text === '' ? 'Cleared' : 'Wrote'} the note on “${paper.title}”`;
    const entry = { kind: 'note', sentence, at, ...(session === undefined ? {} : { session }) } as const;
    const change = { paper: id, before: { note: current.text || null }, after: { note: text || null } };
    const newest = edits.newest('all');
    if (
      newest &&
      session !== undefined &&
      newest.kind === 'note' &&
      newest.session === sessionOf(session, id)
    ) {
      edits.amend(newest.edit, entry, change);
    } else {
      edits.add(session === undefined ? entry : { ...entry, session: sessionOf(session, id) }, [change]);
    }
    const overtook = base !== current.version && current.version > 0 ? current : null;
    return { note, revision: reader.revision(), overtook };
  });
}

function sessionOf(session: string, paper: number): string {
  return `${session}/${paper}`;
}
