import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Marks } from '#shared/search/request.ts';
import { useServices } from '../../app/services-context.tsx';
import { joinMarks, keywordMarks } from '../../text/watch-marks.ts';

const noMarks: Marks = [];

/** What of a text is watched, or matched by the query that the page shows once the search worker has said so. */
export function useMarks(text: string): Marks {
  const { search, results, watches } = useServices();
  const query = useStore(results, (state) => state.settled?.query ?? '');
  const [found, setFound] = useState<{ readonly text: string; readonly marks: Marks }>({
    text,
    marks: noMarks,
  });
  useEffect(() => {
    let isCurrent = true;
    if (query.trim() === '') setFound({ text, marks: noMarks });
    else {
      search.marks(text, query).then(
        (marks) => isCurrent && setFound({ text, marks }),
        () => {
          // The worker is being started again; the text stands without marks until then.
        },
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [search, text, query]);
  const matcher = useStore(watches, (state) => state.matcher);
  const matched = found.text === text ? found.marks : noMarks;
  return useMemo(() => joinMarks(matched, keywordMarks(text, matcher)), [matched, text, matcher]);
}
