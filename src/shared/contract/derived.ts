import type { PaperId } from '../domain/paper.ts';

/** The address of a paper's PDF, from the page's own: bulk bytes come by GET and through no port. */
export function pdfAddress(paper: PaperId): string {
  return `derived/pdf/${paper}`;
}

/**
 * The paper whose PDF a path names; `null` for any other path. Nothing of the path is ever followed:
 * it gives a number, and the library says which file that is.
 */
export function paperOfPdfPath(path: string): PaperId | null {
  const digits = /^\/derived\/pdf\/([1-9]\d{0,14})$/.exec(path)?.[1];
  // A positive whole number is what a paper's id is; whether the library has it is asked next.
  return digits === undefined ? null : (Number(digits) as PaperId);
}

/** The address of a written export, from the page's own. */
export function exportAddress(token: string): string {
  return `derived/export/${token}`;
}

/** The token of the export that a path names; `null` for any other path. */
export function tokenOfExportPath(path: string): string | null {
  return /^\/derived\/export\/([a-f0-9]{32})$/.exec(path)?.[1] ?? null;
}

/** The path of the frozen part of the text index. */
export const frozenTextPath = '/derived/text';

/** The path of the packed papers. */
export const packedPapersPath = '/derived/papers';
