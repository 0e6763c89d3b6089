/** Loads the editor, which nobody needs before the first note. */
export async function loadEditor() {
  return { default: (await import('./note-editor.tsx')).NoteEditor };
}

/** Loads the editor when there is nothing else to do, so that a note can be begun while no server answers. */
export function loadEditorSoon(): void {
  requestIdleCallback(() => {
    loadEditor().catch(() => {
      // It is asked for again when it is needed.
    });
  });
}
