import type { PDFPageProxy, RenderTask } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import type { OpenPdf } from './open-pdf.ts';
import type { PagePlace, PageSize } from './page-layout.ts';
import { type PageLink, PageLinks, readLinks } from './page-links.tsx';
import styles from './pdf-view.module.css';

/** No canvas has more pixels than this; beyond it a page is drawn coarser and stretched. */
const mostPixels = 16_000_000;

interface PdfPageLook {
  readonly pdf: OpenPdf;
  /** Counted from 0. */
  readonly index: number;
  readonly size: PageSize;
  readonly scale: number;
  readonly top: number;
  readonly onGo: (place: PagePlace) => void;
  /** Told when the page's text can be selected, and `null` when it is gone. */
  readonly onText: (index: number, layer: HTMLElement | null) => void;
}

/** One page: its picture, its text over it to be selected, its links over that. */
export const PdfPage = memo(function PdfPage({ pdf, index, size, scale, top, onGo, onText }: PdfPageLook) {
  const { page, fault } = usePage(pdf, index);
  const picture = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [links, setLinks] = useState<readonly PageLink[]>([]);

  useEffect(() => (page && picture.current ? draw(page, picture.current, scale) : undefined), [page, scale]);

  useEffect(() => {
    const layer = text.current;
    if (!page || !layer) return;
    let isCurrent = true;
    void setText(page, layer).then((isSet) => {
      if (isSet && isCurrent) onText(index, layer);
    });
    void readLinks(page).then((found) => {
      if (isCurrent) setLinks(found);
    });
    return () => {
      isCurrent = false;
      onText(index, null);
      layer.replaceChildren();
    };
  }, [page, index, onText]);

  const measures = {
    top,
    width: Math.round(size.width * scale),
    height: Math.round(size.height * scale),
    '--total-scale-factor': scale,
  };
  return (
    <section className={styles.page} aria-label={`Page ${index + 1}`} data-page={index + 1} style={measures}>
      <div ref={picture} className={styles.picture} />
      <div ref={text} className={styles.text} dir="ltr" />
      <PageLinks links={links} pdf={pdf} onGo={onGo} />
      {fault ? <p className={styles.fault}>This page is damaged and cannot be shown.</p> : null}
    </section>
  );
});

function usePage(pdf: OpenPdf, index: number): { page: PDFPageProxy | null; fault: boolean } {
  const [state, setState] = useState<{ page: PDFPageProxy | null; fault: boolean }>({
    page: null,
    fault: false,
  });
  useEffect(() => {
    let isCurrent = true;
    let given: PDFPageProxy | null = null;
    pdf.page(index).then(
      (page) => {
        given = page;
        if (isCurrent) setState({ page, fault: false });
      },
      // Closed meanwhile, or not to be read.
      () => isCurrent && setState({ page: null, fault: true }),
    );
    return () => {
      isCurrent = false;
      // What was read for drawing it goes; it is read again when the page is met again.
      given?.cleanup();
    };
  }, [pdf, index]);
  return state;
}

/** Draws a page beside what is shown and puts it in its place when it is whole, so that zooming never shows white. */
function draw(page: PDFPageProxy, place: HTMLElement, scale: number): () => void {
  const viewport = page.getViewport({ scale });
  const dense = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * dense);
  canvas.height = Math.floor(viewport.height * dense);
  canvas.setAttribute('aria-hidden', 'true');
  const task: RenderTask = page.render({
    canvas,
    viewport,
    ...(dense === 1 ? {} : { transform: [dense, 0, 0, dense, 0, 0] }),
  });
  task.promise.then(
    () => {
      for (const old of place.children) if (old instanceof HTMLCanvasElement) release(old);
      place.replaceChildren(canvas);
    },
    // Cancelled: another scale, or out of view.
    () => release(canvas),
  );
  return () => task.cancel();
}

/** Gives a canvas's memory back at once, and not when it happens to be collected. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Fills the layer of text; says whether it could. */
async function setText(page: PDFPageProxy, layer: HTMLElement): Promise<boolean> {
  const { TextLayer } = await import('./pdfjs.ts');
  const text = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: layer,
    viewport: page.getViewport({ scale: 1 }),
  });
  try {
    await text.render();
    return true;
  } catch {
    // The page went out of view meanwhile.
    return false;
  }
}
