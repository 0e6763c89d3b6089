import { useEffect, useState } from 'react';
import type { FacetCount } from '#shared/search/request.ts';

const none: readonly FacetCount[] = [];

/**
 * The values of a facet, kept in their places while the query is being edited: what has no hits any
 * more stays with a zero, what is new comes last. Once the reader leaves the search box they are put in order.
 */
export function useStableValues(counted: readonly FacetCount[] = none): readonly FacetCount[] {
  const isEditing = useIsEditing();
  const [held, setHeld] = useState(counted);
  const values = isEditing ? merged(held, counted) : counted;
  // While editing, what came to be shown is what has to keep its place.
  if (!isEditing && held !== counted) setHeld(counted);
  else if (isEditing && values.length > held.length) setHeld(values);
  return values;
}

/** Held values in their places with their new counts, then those that were not there. */
export function merged(held: readonly FacetCount[], counted: readonly FacetCount[]): readonly FacetCount[] {
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  const known = new Set(held.map(({ value }) => value));
  return [
    ...held.map(({ value }) => ({ value, count: counts.get(value) ?? 0 })),
    ...counted.filter(({ value }) => !known.has(value)),
  ];
}

/** Whether the reader is in the search box. */
function useIsEditing(): boolean {
  const [isEditing, setEditing] = useState(false);
  useEffect(() => {
    const look = () => setEditing(document.activeElement?.matches('[data-region="search"] input') ?? false);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return isEditing;
}
