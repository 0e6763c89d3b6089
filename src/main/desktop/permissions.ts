/** What the page's own clipboard commands need; everything else is refused. */
const granted = ['clipboard-read', 'clipboard-sanitized-write'];

/** Whether a permission is given: only the clipboard's, only to the main frame of Carrel's own page (D9). */
export function mayUse(
  permission: string,
  asker: { readonly isMainFrame: boolean; readonly isOwn: boolean },
): boolean {
  return asker.isMainFrame && asker.isOwn && granted.includes(permission);
}
