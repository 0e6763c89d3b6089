import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Paper } from '#shared/domain/paper.ts';
import type { Marks } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';
import { authorMarks } from '../../text/watch-marks.ts';

const noMarks: Marks = [];

/** Which of the authors, joined by commas, are watched for. */
export function useAuthorMarks(authors: readonly string[], orcids: Paper['orcids']): Marks {
  const matcher = useStore(useServices().watches, (state) => state.matcher);
  return useMemo(() => {
    const marks = authorMarks(authors, orcids, matcher);
    return marks.length === 0 ? noMarks : marks;
  }, [authors, orcids, matcher]);
}

/** Whether an organisation is watched for: then all of it is marked. */
export function useGroupMarks(organization: string): Marks {
  const matcher = useStore(useServices().watches, (state) => state.matcher);
  return useMemo(
    () => (organization !== '' && matcher.organization(organization) ? [[0, organization.length]] : noMarks),
    [organization, matcher],
  );
}
