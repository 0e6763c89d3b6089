/** PLACEHOLDER, to be written. */
export function TriagePage(_: { readonly today: string }) {
  return null;
}
