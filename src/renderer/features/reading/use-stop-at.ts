import { useCallback, useEffect, useRef } from 'react';
import { AppError } from '#shared/contract/errors.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { useServices } from '../../app/services-context.tsx';

/** A page must be looked at for so long, in milliseconds, before it is where reading stopped. */
const rest = 1_500;

/** Remembers where reading stopped: after a rest, and on leaving. */
export function useStopAt(paper: PaperId): (page: number, pages: number) => void {
  const { library } = useServices();
  const waiting = useRef<{ readonly page: number; readonly pages: number } | null>(null);
  const timer = useRef(0);

  const write = useCallback(() => {
    window.clearTimeout(timer.current);
    const readTo = waiting.current;
    if (readTo === null) return;
    waiting.current = null;
    library.reading.stopAt({ paper, readTo }).catch((error: unknown) => {
      // The paper is gone, or nobody is there to be told: then the next page tells it.
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    });
  }, [library, paper]);

  useEffect(() => {
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  return useCallback(
    (page, pages) => {
      waiting.current = { page, pages };
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(write, rest);
    },
    [write],
  );
}
