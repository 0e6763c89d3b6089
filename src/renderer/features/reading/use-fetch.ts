import { useEffect, useRef, useState } from 'react';
import type { Progress } from '#shared/contract/progress.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import { reported } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';

export interface Fetching {
  /** `null` while nothing is fetched. */
  readonly progress: Progress | null;
  start(): void;
  cancel(): void;
}

/** Fetching a paper's PDF because the reader asks for it; it goes on while another page is looked at. */
export function useFetch(paper: PaperId): Fetching {
  const services = useServices();
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef<AbortController | null>(null);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  function start(): void {
    if (stop.current) return;
    const stopping = new AbortController();
    stop.current = stopping;
    setProgress({ step: 'Waiting', done: 0, total: null });
    void reported(services, async () => {
      await services.library.reading.fetchPdf(
        { paper },
        { signal: stopping.signal, onProgress: (report) => isThere.current && setProgress(report) },
      );
    }).finally(() => {
      stop.current = null;
      if (isThere.current) setProgress(null);
    });
  }

  return { progress, start, cancel: () => stop.current?.abort() };
}
