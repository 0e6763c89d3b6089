/** What a PDF of the tests holds. */
export interface PdfWish {
  readonly title?: string;
  readonly pages?: number;
  /** The lines of a page, counted from 1. */
  readonly lines?: (page: number) => readonly string[];
  /** Makes it one that asks for a password. */
  readonly isEncrypted?: boolean;
  /** Bytes of nothing, to make it as large as wanted. */
  readonly padding?: number;
  /** A link on the first page. */
  readonly link?: string;
  /** A link on the first page to another page of the PDF. */
  readonly linkToPage?: number;
}

const width = 612;
const height = 792;

/** A small PDF of our own making: pages of text in Helvetica, with links where wanted. */
export function aPdf(wish: PdfWish = {}): Uint8Array<ArrayBuffer> {
  const { title = 'A paper of the tests', pages = 3, lines = someLines, isEncrypted, padding = 0 } = wish;
  const objects = new Map<number, string>();
  const pageNumber = (page: number): number => 10 + page * 2;
  const kids = Array.from({ length: pages }, (_, index) => `${pageNumber(index + 1)} 0 R`).join(' ');
  objects.set(1, '<< /Type /Catalog /Pages 2 0 R >>');
  objects.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages} /MediaBox [0 0 ${width} ${height}] >>`);
  objects.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  objects.set(4, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  objects.set(5, stream(' '.repeat(padding)));
  if (isEncrypted) {
    // No password makes these right, so a reader asks for one.
    const bytes = 'ab'.repeat(32);
    objects.set(6, `<< /Filter /Standard /V 1 /R 2 /O <${bytes}> /U <${bytes}> /P -4 >>`);
  }
  for (let page = 1; page <= pages; page += 1) {
    const annotations = page === 1 ? annotationsOf(wish, pageNumber) : '';
    objects.set(
      pageNumber(page),
      `<< /Type /Page /Parent 2 0 R /Contents ${pageNumber(page) + 1} 0 R ` +
        `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> ${annotations} >>`,
    );
    objects.set(pageNumber(page) + 1, stream(contentOf(page === 1 ? title : null, page, lines(page))));
  }
  return written(objects, isEncrypted ? '/Encrypt 6 0 R /ID [<00><00>]' : '');
}

function someLines(page: number): readonly string[] {
  return Array.from(
    { length: 30 },
    (_, line) => `Line ${line + 1} of page ${page}, about lighthouses and tides.`,
  );
}

function contentOf(title: string | null, page: number, lines: readonly string[]): string {
  const text: string[] = ['BT'];
  if (title !== null) text.push('/F2 20 Tf', `1 0 0 1 72 ${height - 80} Tm`, `(${escaped(title)}) Tj`);
  text.push('/F1 11 Tf', '16 TL', `1 0 0 1 72 ${height - 120} Tm`);
  for (const line of lines) text.push(`(${escaped(line)}) Tj`, 'T*');
  text.push(`1 0 0 1 ${width / 2} 40 Tm`, `(${page}) Tj`, 'ET');
  return text.join('\n');
}

function annotationsOf({ link, linkToPage }: PdfWish, pageNumber: (page: number) => number): string {
  const boxes: string[] = [];
  const box = (at: number): string =>
    `/Type /Annot /Subtype /Link /Border [0 0 0] /Rect [72 ${at} 300 ${at + 14}]`;
  if (link !== undefined) boxes.push(`<< ${box(668)} /A << /S /URI /URI (${escaped(link)}) >> >>`);
  if (linkToPage !== undefined) {
    boxes.push(`<< ${box(652)} /Dest [${pageNumber(linkToPage)} 0 R /Fit] >>`);
  }
  return boxes.length > 0 ? `/Annots [${boxes.join(' ')}]` : '';
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (sign) => `\\${sign}`);
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** The file: header, objects with their places, table of places, trailer. */
function written(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array<ArrayBuffer> {
  let text = '%PDF-1.7\n';
  const places = new Map<number, number>();
  for (const [number, body] of objects) {
    places.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(...objects.keys()) + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let number = 1; number < size; number += 1) {
    const place = places.get(number);
    text += place === undefined ? '0000000000 00000 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  }
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
