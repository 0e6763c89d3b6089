/** A text on one line, trimmed; `null` when nothing is in it. NULs and half characters are taken out. */
export function lineOf(text: string | null | undefined): string | null {
  const line = cleaned(text).replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}

/** A text with its own line breaks, trimmed; `null` when nothing is in it. */
export function proseOf(text: string | null | undefined): string | null {
  const prose = cleaned(text).trim();
  return prose === '' ? null : prose;
}

function cleaned(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\u0000', '').toWellFormed();
}
