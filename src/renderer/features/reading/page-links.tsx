import type { PDFPageProxy } from 'pdfjs-dist';
import { z } from 'zod';
import { ExternalLink } from '../../text/external-link.tsx';
import type { OpenPdf } from './open-pdf.ts';
import type { PagePlace } from './page-layout.ts';
import styles from './pdf-view.module.css';

/** A link of a page: out of Carrel or within the PDF, and where it lies in shares of the page. */
export interface PageLink {
  readonly url: string | null;
  readonly destination: unknown;
  readonly box: Readonly<Record<'left' | 'top' | 'width' | 'height', `${number}%`>>;
}

/** What of an annotation is looked at; everything else a PDF can hold (scripts, files, forms) is passed over. */
const linkSchema = z.object({
  subtype: z.literal('Link'),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  url: z.string().optional(),
  dest: z.unknown().optional(),
});

const pointSchema = z.tuple([z.number(), z.number()]);

/** The links of a page. */
export async function readLinks(page: PDFPageProxy): Promise<readonly PageLink[]> {
  const annotations: readonly unknown[] = await page.getAnnotations({ intent: 'display' }).catch(() => []);
  const viewport = page.getViewport({ scale: 1 });
  return annotations.flatMap((annotation) => {
    const link = linkSchema.safeParse(annotation);
    if (!link.success) return [];
    const { rect, url, dest } = link.data;
    if (url === undefined && (dest === null || dest === undefined)) return [];
    const [x1, y1] = pointSchema.parse(viewport.convertToViewportPoint(rect[0], rect[1]));
    const [x2, y2] = pointSchema.parse(viewport.convertToViewportPoint(rect[2], rect[3]));
    const share = (length: number, of: number): `${number}%` => `${(length / of) * 100}%`;
    return [
      {
        url: url ?? null,
        destination: dest,
        box: {
          left: share(Math.min(x1, x2), viewport.width),
          top: share(Math.min(y1, y2), viewport.height),
          width: share(Math.abs(x2 - x1), viewport.width),
          height: share(Math.abs(y2 - y1), viewport.height),
        },
      },
    ];
  });
}

/** Links over a page. Those that lead out go through the same check as every other link. */
export function PageLinks({
  links,
  pdf,
  onGo,
}: {
  readonly links: readonly PageLink[];
  readonly pdf: OpenPdf;
  readonly onGo: (place: PagePlace) => void;
}) {
  function follow(destination: unknown): void {
    void pdf.placeOf(destination).then((place) => place && onGo(place));
  }
  return links.map(({ url, destination, box }, index) =>
    url === null ? (
      <button
        key={index}
        type="button"
        className={styles.link}
        style={box}
        aria-label="Go to this place in the PDF"
        onClick={() => follow(destination)}
      />
    ) : (
      <span key={index} className={styles.link} style={box}>
        <ExternalLink url={url} look="bare" className={styles.anchor} data-tip={url}>
          <span className={styles.hidden}>{url}</span>
        </ExternalLink>
      </span>
    ),
  );
}
