import { useEffect, useMemo, useState } from 'react';
import { useServices } from '../../app/services-context.tsx';
import { type Completable, completableAt, knownValues, offeredFields } from './completions.ts';
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
const nothing: { readonly at: Completable | null; readonly suggestions: readonly Suggestion[] } = {
  at: null,
  suggestions: none,
};

/** What can complete the query at the caret; nothing while the caret is `null`. */
export function useCompletions(
  query: string,
  caret: number | null,
): { readonly suggestions: readonly Suggestion[]; readonly at: Completable | null } {
  const { search } = useServices();
  const at = useMemo(() => (caret === null ? null : completableAt(query, caret)), [query, caret]);
  const [found, setFound] = useState(nothing);

  useEffect(() => {
    if (!at) return setFound(nothing);
    if (at.source === 'fields') return setFound({ at, suggestions: fieldsFor(at.prefix) });
    if (at.source === 'values') return setFound({ at, suggestions: valuesFor(at) });
    const { source, prefix } = at;
    let isWanted = true;
    void search.complete(source, prefix, most).then(
      (values) => {
        if (!isWanted) return;
        const known = values.filter(
          ({ value }) => value !== '' && value.toLowerCase() !== prefix.toLowerCase(),
        );
        const suggestions = known.map(({ value, count }) => {
          const label = source === 'status' || source === 'has' ? value : valueLabel(source, value);
          const isBeginning = label.toLowerCase().startsWith(prefix.toLowerCase());
          return { value, label, typed: isBeginning ? prefix.length : 0, count, hint: '' };
        });
        setFound({ at, suggestions });
      },
      // The worker is away for a moment: then nothing is offered.
      () => isWanted && setFound(nothing),
    );
    return () => {
      isWanted = false;
    };
  }, [at, search]);

  const suggestions = useMemo(() => (at ? stillFitting(found, at) : none), [found, at]);
  return { suggestions, at };
}

/** Until the next ones are there, of the last ones only those that what is typed now names: Tab may come first. */
function stillFitting(found: typeof nothing, at: Completable): readonly Suggestion[] {
  if (found.at === at) return found.suggestions;
  if (found.at?.source !== at.source) return none;
  const prefix = at.prefix.toLowerCase();
  return found.suggestions.filter(({ label }) => label.toLowerCase().includes(prefix));
}

function valuesFor({ field, prefix }: Completable): readonly Suggestion[] {
  const typed = prefix.toLowerCase();
  return knownValues(field)
    .filter((value) => value.startsWith(typed) && value !== typed)
    .map((value) => ({ value, label: value, typed: prefix.length, count: null, hint: '' }));
}

function fieldsFor(prefix: string): readonly Suggestion[] {
  return offeredFields
    .filter(({ name }) => name.startsWith(prefix) && name !== prefix)
    .map(({ name, hint }) => ({ value: name, label: `${name}:`, typed: prefix.length, count: null, hint }));
}
