import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Marks } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';

const noMarks: Marks = [];

/** Which of the authors, joined by commas, are watched for. */
export function useAuthorMarks(authors: readonly string[]): Marks {
  const matcher = useStore(useServices().watches, (state) => state.matcher);
  return useMemo(() => {
    const marks: [number, number][] = [];
    let at = 0;
    for (const name of authors) {
      if (matcher.author(name)) marks.push([at, at + name.length]);
      at += name.length + ', '.length;
    }
    return marks.length === 0 ? noMarks : marks;
  }, [authors, matcher]);
}

/** Whether an organisation is watched for: then all of it is marked. */
export function useGroupMarks(organization: string): Marks {
  const matcher = useStore(useServices().watches, (state) => state.matcher);
  return useMemo(
    () => (organization !== '' && matcher.organization(organization) ? [[0, organization.length]] : noMarks),
    [organization, matcher],
  );
}
