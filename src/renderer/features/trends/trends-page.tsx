/** PLACEHOLDER, to be written. */
export function TrendsPage(_: { readonly today: string }) {
  return null;
}
