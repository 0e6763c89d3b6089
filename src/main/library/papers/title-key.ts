import { foldTitle } from '#shared/text/fold-title.ts';

/** Reconciling asks for the key of one title several times within a step. */
const recent = new Map<string, string>();
const mostRecent = 1000;

/** What two records of the same title share: the folded title, or the title itself when it is all signs. */
export function titleKey(title: string): string {
  const known = recent.get(title);
  if (known !== undefined) return known;
  const key = foldTitle(title) || title.trim();
  if (recent.size >= mostRecent) recent.clear();
  recent.set(title, key);
  return key;
}
