/** Variables of a publication, without those that nothing was said of. */
export function variablesOf(
  told: Readonly<Record<string, string | null | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Pages from their two ends. */
export function pagesOf(first: string | null, last: string | null): string | null {
  return first === null || last === null || first === last ? first : `${first}-${last}`;
}
