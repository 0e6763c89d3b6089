/** A record of a CSV text, with the lines it stands in. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly endLine: number;
  /** Whether a quote that was opened in it was closed. */
  readonly isWhole: boolean;
}

/** Reads CSV (RFC 4180): quoted cells may hold commas, line breaks and doubled quotes. Line ends come as `\n`. */
export function readCsv(text: string): CsvRecord[] {
  const source = text.replace(/\r\n?/g, '\n');
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let [at, line, from, isWhole] = [0, 1, 1, true];
  const finish = () => {
    if (cells.length > 1 || (cells[0] ?? '').trim() !== '')
      records.push({ cells, line: from, endLine: line, isWhole });
    cells = [];
    isWhole = true;
  };
  while (at < source.length) {
    let cell = '';
    if (source[at] === '"') {
      const pieces: string[] = [];
      let start = at + 1;
      for (;;) {
        const quote = source.indexOf('"', start);
        if (quote < 0) {
          pieces.push(source.slice(start));
          isWhole = false;
          at = source.length;
          break;
        }
        pieces.push(source.slice(start, quote));
        at = quote + 1;
        if (source[at] !== '"') break;
        pieces.push('"');
        start = at + 1;
      }
      cell = pieces.join('');
      line += countLines(cell);
    }
    const rest = /[,\n]/g;
    rest.lastIndex = at;
    const end = rest.exec(source)?.index ?? source.length;
    cells.push(cell + source.slice(at, end));
    at = end + 1;
    if (source[end] === ',' && end + 1 < source.length) continue;
    if (source[end] === ',') cells.push('');
    finish();
    line += 1;
    from = line;
  }
  return records;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
