import { useEffect, useSyncExternalStore } from 'react';
import type { PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';
import { noteDesk } from './note-desk.ts';
import type { NoteSaver, NoteState } from './note-saver.ts';

/** A paper's note in this window, kept in step; `state` is `null` until the library gave it. */
export function useNote(paper: PaperId): { readonly saver: NoteSaver; readonly state: NoteState | null } {
  const desk = noteDesk(useServices());
  useEffect(() => {
    const stop = desk.follow(paper);
    return () => {
      desk.saver.flush(paper);
      stop();
    };
  }, [desk, paper]);
  const state = useSyncExternalStore(
    (changed) => desk.saver.subscribe(changed),
    () => desk.saver.state(paper),
  );
  return { saver: desk.saver, state };
}
