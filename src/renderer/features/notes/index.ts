export { saveNotes, startNotes } from './note-desk.ts';
export { NotePage } from './note-page.tsx';
export { NoteStrip } from './note-strip.tsx';
