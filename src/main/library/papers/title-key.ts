import { foldTitle } from '#shared/text/fold-title.ts';

/** What two records of the same title share: the folded title, or the title itself when it is all signs. */
export function titleKey(title: string): string {
  return foldTitle(title) || title.trim();
}
