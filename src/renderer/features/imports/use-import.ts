import { useEffect, useRef, useState } from 'react';
import { AppError } from '#shared/contract/errors.ts';
import {
  type ImportFile,
  type ImportPreview,
  type ImportReport,
  largestImportBytes,
  type Progress,
} from '#shared/contract/library.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { useServices } from '../../app/services-context.tsx';
import { countWords, sizeWords } from '../../text/counts.ts';

/** How an import stands. */
export type ImportState =
  | { readonly kind: 'reading'; readonly progress: Progress | null; readonly since: number }
  | { readonly kind: 'ready'; readonly preview: ImportPreview; readonly fault: string | null }
  | {
      readonly kind: 'writing';
      readonly preview: ImportPreview;
      readonly progress: Progress | null;
      readonly since: number;
    }
  | { readonly kind: 'failed'; readonly sentence: string };

/** What is imported, and where it is put. */
export interface ImportWish {
  readonly without: readonly number[];
  readonly tags: readonly string[];
  readonly collection: readonly string[];
}

interface ImportActs {
  /** Reads again as captured on another day. */
  readAsOf(day: Day): void;
  readAgain(): void;
  /** Imports what is wished; calls `done` when it is written. */
  write(wish: ImportWish, done: (report: ImportReport) => void): void;
  /** Stops the writing; nothing is changed then. */
  stop(): void;
}

/** Looks at files and imports them; leaving in between leaves everything as it was. */
export function useImport(files: readonly ImportFile[]): { readonly state: ImportState } & ImportActs {
  const { library } = useServices();
  const [state, setState] = useState<ImportState>(() => reading());
  const [asked, setAsked] = useState<{ readonly asOf: Day | null; readonly turn: number }>({
    asOf: null,
    turn: 0,
  });
  const writing = useRef<AbortController>(null);

  useEffect(() => {
    const tooLarge = tooLargeSentence(files);
    if (tooLarge !== null) return setState({ kind: 'failed', sentence: tooLarge });
    const abort = new AbortController();
    let ticket: string | null = null;
    setState(reading());
    library.imports
      .preview(
        { files: [...files], ...(asked.asOf === null ? {} : { asOf: asked.asOf }) },
        {
          signal: abort.signal,
          onProgress: (progress) => setState((now) => (now.kind === 'reading' ? { ...now, progress } : now)),
        },
      )
      .then(
        (preview) => {
          ticket = preview.ticket;
          if (abort.signal.aborted) discard(ticket);
          else setState({ kind: 'ready', preview, fault: null });
        },
        (error: unknown) => {
          if (!abort.signal.aborted) setState({ kind: 'failed', sentence: sentenceOf(error) });
        },
      );
    return () => {
      abort.abort();
      writing.current?.abort();
      if (ticket !== null) discard(ticket);
    };

    function discard(name: string): void {
      library.imports.discard({ ticket: name }).catch(() => {
        // The library pushes old tickets out by itself.
      });
    }
  }, [library, files, asked]);

  function write({ without, tags, collection }: ImportWish, done: (report: ImportReport) => void): void {
    if (state.kind !== 'ready') return;
    const { preview } = state;
    const abort = new AbortController();
    writing.current = abort;
    setState({ kind: 'writing', preview, progress: null, since: performance.now() });
    library.imports
      .run(
        { ticket: preview.ticket, without: [...without], tags: [...tags], collection: [...collection] },
        {
          signal: abort.signal,
          onProgress: (progress) => setState((now) => (now.kind === 'writing' ? { ...now, progress } : now)),
        },
      )
      .then(done, (error: unknown) => {
        const isStopped = error instanceof AppError && error.code === 'cancelled';
        setState({ kind: 'ready', preview, fault: isStopped ? null : sentenceOf(error) });
      });
  }

  return {
    state,
    readAsOf: (asOf) => setAsked({ asOf, turn: asked.turn + 1 }),
    readAgain: () => setAsked({ ...asked, turn: asked.turn + 1 }),
    write,
    stop: () => writing.current?.abort(),
  };
}

function reading(): ImportState {
  return { kind: 'reading', progress: null, since: performance.now() };
}

function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}

function tooLargeSentence(files: readonly ImportFile[]): string | null {
  const large = files.filter((file) => file.bytes.length > largestImportBytes);
  const [first] = large;
  if (!first) return null;
  const name = first.name === null ? 'The text' : `“${first.name}”`;
  const more = large.length > 1 ? ` and ${countWords(large.length - 1)} more` : '';
  return `${name}${more} is too large: ${sizeWords(first.bytes.length)}, and Carrel reads files up to 64 MB. Import a part of it.`;
}
