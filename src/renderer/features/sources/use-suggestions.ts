import { useEffect, useMemo, useState } from 'react';
import { AppError } from '#shared/contract/errors.ts';
import type { SourceSuggestion } from '#shared/contract/sources.ts';
import { useServices } from '../../app/services-context.tsx';
import { beginWith, type SuggestionGroup, suggestionGroups } from './suggestions.ts';

const none: readonly SourceSuggestion[] = [];

/** What the typed text may be, as the library recognises it; the old answer stays until the new one is there. */
export function useSuggestions(text: string): readonly SuggestionGroup[] {
  const { library } = useServices();
  const [known, setKnown] = useState<{ readonly text: string; readonly suggestions: typeof none }>({
    text: '',
    suggestions: none,
  });
  useEffect(() => {
    let isWanted = true;
    const asked = text.trim() === '' ? beginWith : text;
    library.sources.recognize({ text: asked.slice(0, 2000) }).then(
      ({ suggestions }) => isWanted && setKnown({ text, suggestions }),
      (error: unknown) => {
        // The library is away for a moment: what was there stays.
        if (!(error instanceof AppError) || error.code === 'internal') throw error;
      },
    );
    return () => {
      isWanted = false;
    };
  }, [library, text]);
  return useMemo(() => {
    if (known.text.trim() !== '') return suggestionGroups(known.text, known.suggestions);
    return suggestionGroups(
      '',
      known.suggestions.filter(({ kind }) => kind === 'huggingface'),
    );
  }, [known]);
}
