import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { EditDetails } from '#shared/contract/history.ts';
import type { editSummarySchema } from '#shared/contract/library.ts';
import { useServices } from '../../app/services-context.tsx';

export type EditSummary = z.infer<typeof editSummarySchema>;

/** So many edits come at a time. */
const some = 100;

/** Everything that was done, the newest first; `more` brings older ones. */
export function useHistory(): {
  readonly edits: readonly EditSummary[] | null;
  readonly more: (() => void) | null;
} {
  const { library, results } = useServices();
  const revision = useStore(results, (state) => state.answer?.revision ?? null);
  const [edits, setEdits] = useState<readonly EditSummary[] | null>(null);
  const [limit, setLimit] = useState(some);

  // A new revision is a new edit, or one that was undone.
  useEffect(() => {
    let isWanted = revision !== undefined;
    library.edits.list({ limit }).then(
      (answer) => isWanted && setEdits(answer.edits),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      },
    );
    return () => {
      isWanted = false;
    };
  }, [library, revision, limit]);

  const more = useCallback(() => setLimit((now) => Math.min(now + some, 1000)), []);
  return { edits, more: edits !== null && edits.length === limit && limit < 1000 ? more : null };
}

/** What one edit did; `null` until it is known. */
export function useDetails(edit: number | null): EditDetails | null {
  const { library, results } = useServices();
  const revision = useStore(results, (state) => state.answer?.revision ?? null);
  const [details, setDetails] = useState<EditDetails | null>(null);

  useEffect(() => {
    if (edit === null) return;
    let isWanted = revision !== undefined;
    library.history.look({ edit }).then(
      (answer) => isWanted && setDetails(answer),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      },
    );
    return () => {
      isWanted = false;
    };
  }, [library, revision, edit]);
  return details?.edit.edit === edit ? details : null;
}
