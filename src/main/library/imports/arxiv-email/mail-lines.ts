/** A line of a mail, and the line of the input on which it begins. */
export interface MailLine {
  readonly text: string;
  readonly line: number;
}

/** The lines of a mail; what a mail program wrapped and escaped (quoted-printable) is put together again. */
export function readMailLines(text: string): MailLine[] {
  const lines = text.split(/\r\n|\r|\n/);
  const isEscaped = /^Content-Transfer-Encoding:\s*quoted-printable/im.test(text.slice(0, 20_000));
  const read: MailLine[] = [];
  let wrapped: { pieces: string[]; line: number } | null = null;
  for (const [index, raw] of lines.entries()) {
    // A reply or a forwarded mail marks each line.
    const line = raw.replace(/^(?:> ?){1,5}/, '').trimEnd();
    if (!isEscaped) {
      read.push({ text: line, line: index + 1 });
      continue;
    }
    wrapped ??= { pieces: [], line: index + 1 };
    const goesOn = line.endsWith('=');
    wrapped.pieces.push(goesOn ? line.slice(0, -1) : line);
    if (goesOn && index + 1 < lines.length) continue;
    read.push({ text: unescapeLine(wrapped.pieces.join('')), line: wrapped.line });
    wrapped = null;
  }
  return read;
}

/** Takes `=C3=A9` for the bytes of UTF-8 that it stands for. */
function unescapeLine(text: string): string {
  return text.replace(/(?:=[\da-f]{2}){1,500}/gi, (escaped) => {
    const bytes = escaped.split('=').slice(1);
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}
