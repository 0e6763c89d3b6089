import { useEffect, useRef, useState } from 'react';
import { AppError } from '#shared/contract/errors.ts';

/**
 * What a question about something was answered; `null` until then, and while it cannot be asked. What was
 * known of the same thing stays until the newer answer is there.
 */
export function useAnswer<About extends string | number | null, Answer>(
  about: About,
  /** Changes when the answer may be another one. */
  news: unknown,
  ask: (about: NonNullable<About>) => Promise<Answer>,
): Answer | null {
  const [found, setFound] = useState<{ readonly about: About; readonly answer: Answer } | null>(null);
  const newest = useRef(ask);
  useEffect(() => {
    newest.current = ask;
  });
  useEffect(() => {
    if (about === null) return;
    let isWanted = true;
    // It is not `null`: just looked.
    newest.current(about as NonNullable<About>).then(
      (answer) => isWanted && setFound({ about, answer }),
      (error: unknown) => {
        // Out of reach for now; the connection says so, and the next paper is asked about anew.
        if (!(error instanceof AppError)) throw error;
      },
    );
    return () => {
      isWanted = false;
    };
  }, [about, news]);
  return found !== null && found.about === about ? found.answer : null;
}
