/** A field that is no text but an address, a path or an identifier, without what LaTeX needs to print it. */
export function verbatim(source: string): string {
  const plain = source.replace(/\s+/g, ' ').trim();
  if (!/[\\{}$]/.test(plain)) return plain;
  return plain
    .replace(/\\(?:url|path)\s?\{([^{}]*)\}/g, '$1')
    .replace(/\$\\sim\$|\{?\\(?:textasciitilde|~)(?:\{\}|\s)?\}?/g, '~')
    .replace(/\\textunderscore(?:\{\}|\s)?/g, '_')
    .replace(/\{\\([_%#&$])\}/g, '$1')
    .replace(/\\([_%#&$])/g, '$1')
    .replace(/[{}]/g, '');
}
