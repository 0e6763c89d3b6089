export { saveNotes, startNotes } from './note-desk.ts';
export { NoteField } from './note-field.tsx';
export { NotePage } from './note-page.tsx';
export { NoteStrip } from './note-strip.tsx';
export { useNote } from './use-note.ts';
