import { type Answer, type Asked, notFound, wrapped } from './answer.ts';
import { easternDay } from './calendar.ts';
import { stateOf } from './paper-state.ts';

/** `/pdf/ID[vN][.pdf]`: a paper of a few pages, with its id, title and abstract on the first. */
export function playPdf(asked: Asked): Answer {
  const [, id = ''] = /^\/pdf\/(.+?)(?:v\d+)?(?:\.pdf)?$/.exec(asked.path) ?? [];
  const paper = asked.world.arxiv.papers.get(id);
  const state = paper === undefined ? null : stateOf(paper, easternDay(asked.now));
  if (paper === undefined || state === null) return notFound('such paper');
  const first = [
    `arXiv:${id}v${state.version} [${paper.primary}]`,
    '',
    ...lines(paper.title),
    '',
    ...lines(paper.abstract),
  ];
  const pages = [first, ...[2, 3].map((number) => [`Page ${number} of ${paper.title}`])];
  return { status: 200, type: 'application/pdf', body: pdfOf(pages) };
}

function lines(text: string): string[] {
  return wrapped(text, 70).split('\n');
}

/** A whole PDF with a page for each list of lines; letters outside Latin-1 become question marks. */
export function pdfOf(pages: readonly (readonly string[])[]): Uint8Array {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.indexOf('xref\n0 ')}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function contentOf(page: readonly string[]): string {
  const shown = page.map((line) => `(${latin(line).replace(/[\\()]/g, '\\$&')}) Tj T*`);
  return `BT /F1 12 Tf 14 TL 60 780 Td\n${shown.join('\n')}\nET`;
}

function latin(text: string): string {
  return text.replace(/[^\u0020-\u00ff]/g, '?');
}
