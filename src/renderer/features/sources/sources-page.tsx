/** PLACEHOLDER, to be written. */
export function SourcesPage(_: { readonly today: string }) {
  return null;
}
