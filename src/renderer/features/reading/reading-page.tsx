/** PLACEHOLDER, to be written. */
export function ReadingPage() {
  return null;
}
