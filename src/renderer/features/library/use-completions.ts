import { useEffect, useMemo, useState } from 'react';
import { useServices } from '../../app/services-context.tsx';
import { type Completable, completableAt, offeredFields } from './completions.ts';
import { valueLabel } from './facet-words.ts';

/** One thing that can be taken with Tab. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
  /** How many of its first letters are typed already. */
  readonly typed: number;
  readonly count: number | null;
  readonly hint: string;
}

const most = 8;
const none: readonly Suggestion[] = [];

/** What can complete the query at the caret; nothing while the caret is `null`. */
export function useCompletions(
  query: string,
  caret: number | null,
): { readonly suggestions: readonly Suggestion[]; readonly at: Completable | null } {
  const { search } = useServices();
  const at = useMemo(() => (caret === null ? null : completableAt(query, caret)), [query, caret]);
  const [suggestions, setSuggestions] = useState(none);

  useEffect(() => {
    if (!at) return setSuggestions(none);
    if (at.source === 'fields') return setSuggestions(fieldsFor(at.prefix));
    const { source, prefix } = at;
    let isWanted = true;
    void search.complete(source, prefix, most).then(
      (values) => {
        if (!isWanted) return;
        const known = values.filter(
          ({ value }) => value !== '' && value.toLowerCase() !== prefix.toLowerCase(),
        );
        setSuggestions(
          known.map(({ value, count }) => {
            const label = source === 'status' || source === 'has' ? value : valueLabel(source, value);
            const isBeginning = label.toLowerCase().startsWith(prefix.toLowerCase());
            return { value, label, typed: isBeginning ? prefix.length : 0, count, hint: '' };
          }),
        );
      },
      // The worker is away for a moment: then nothing is offered.
      () => isWanted && setSuggestions(none),
    );
    return () => {
      isWanted = false;
    };
  }, [at, search]);

  return { suggestions: at ? suggestions : none, at };
}

function fieldsFor(prefix: string): readonly Suggestion[] {
  return offeredFields
    .filter(({ name }) => name.startsWith(prefix) && name !== prefix)
    .map(({ name, hint }) => ({ value: name, label: `${name}:`, typed: prefix.length, count: null, hint }));
}
