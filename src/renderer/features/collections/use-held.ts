import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';

/** Of more papers than this it is not told how many are in each collection. */
const mostAsked = 200;

/** How many of some papers are in each collection; `null` while it is not known, or not told. */
export function useHeld(ids: readonly PaperId[]): ReadonlyMap<number, number> | null {
  const { library, collections } = useServices();
  const [held, setHeld] = useState<ReadonlyMap<number, number> | null>(null);
  const state = useStore(collections, (now) => now.collections);

  // `state` is no dependency by its value: collections that changed mean that papers may have.
  useEffect(() => {
    if (ids.length > mostAsked) return;
    let isWanted = state !== null;
    void Promise.allSettled(ids.map((id) => library.papers.get({ id }))).then((answers) => {
      if (!isWanted) return;
      const counts = new Map<number, number>();
      for (const answer of answers) {
        if (answer.status === 'rejected') continue;
        for (const id of answer.value.collections) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      setHeld(counts);
    });
    return () => {
      isWanted = false;
    };
  }, [library, ids, state]);
  return held;
}
