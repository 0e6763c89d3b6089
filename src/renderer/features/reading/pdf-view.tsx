import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PdfViewer } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { FindBar } from './find-bar.tsx';
import type { OpenPdf } from './open-pdf.ts';
import { PageBar } from './page-bar.tsx';
import {
  layOut,
  nextScale,
  type PageLayout,
  type PagePlace,
  pageAt,
  pageGap,
  pagesInView,
  placeAt,
  scaleToFit,
  topOf,
} from './page-layout.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './pdf-view.module.css';
import { useFind } from './use-find.ts';

/** How far a line is scrolled, in CSS pixels. */
const line = 60;

interface PdfViewLook {
  readonly pdf: OpenPdf;
  readonly title: string;
  /** The page on which reading stopped, counted from 1. */
  readonly startAt: number;
  /** Told which page is in view, counted from 1. */
  readonly onPage: (page: number) => void;
}

/** The pages of a PDF under each other. Only those in view exist, however many there are. */
export function PdfView({ pdf, title, startAt, onPage }: PdfViewLook) {
  const { reader } = useServices();
  const scroller = useRef<HTMLDivElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const sizes = useSizes(pdf);
  const width = useWidth(scroller);
  const [zoomed, setZoomed] = useState<number | null>(null);
  const scale = zoomed ?? (width === 0 ? 1 : scaleToFit(sizes, width));
  const layout = useMemo(() => layOut(sizes, scale), [sizes, scale]);
  const [view, setView] = useState({ top: 0, height: 800 });
  const [isFinding, setFinding] = useState(false);
  // A little above the page; the first begins at the very top.
  const place = useRef<PagePlace>({ page: startAt - 1, share: startAt === 1 ? -1 : -0.012 });
  const drawn = useRef<PageLayout | null>(null);

  const goTo = useCallback(
    (to: PagePlace) => {
      const element = scroller.current;
      const now = drawn.current;
      if (element && now) element.scrollTop = topOf(now, pdf.sizes, to) - pageGap / 2;
    },
    [pdf],
  );

  // Another scale, another width or other sizes: what was at the top of the view stays there.
  useLayoutEffect(() => {
    drawn.current = layout;
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = topOf(layout, sizes, place.current);
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, [layout, sizes, width]);

  const page = pageAt(layout, view.top + view.height / 3) + 1;
  useEffect(() => onPage(page), [page, onPage]);

  function look(): void {
    const element = scroller.current;
    if (!element) return;
    place.current = placeAt(layout, sizes, element.scrollTop);
    setView((old) =>
      old.top === element.scrollTop && old.height === element.clientHeight
        ? old
        : { top: element.scrollTop, height: element.clientHeight },
    );
  }

  const find = useFind(pdf, {
    page: (found) => {
      if (found < from || found >= to) goTo({ page: found, share: 0 });
    },
    place: (range) => scroller.current && showRange(scroller.current, range),
  });

  const zoom = (how: 'in' | 'out' | 'fit'): void => setZoomed(how === 'fit' ? null : nextScale(scale, how));
  const turn = (by: 1 | -1): void =>
    goTo({ page: Math.min(Math.max(page - 1 + by, 0), pdf.pages - 1), share: 0 });

  const viewer: PdfViewer = {
    scroll(by, direction) {
      const height = scroller.current?.clientHeight ?? 0;
      scroller.current?.scrollBy({ top: direction * (by === 'line' ? line : height * 0.85) });
    },
    turn,
    goTo: (wanted) => goTo({ page: wanted === 'last' ? pdf.pages - 1 : wanted - 1, share: 0 }),
    zoom,
    askPage: () => number.current?.focus(),
    find: () => setFinding(true),
  };
  useViewer(reader, viewer);

  const { from, to } = pagesInView(layout, view);
  return (
    <div className={styles.view}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="document"
        aria-label={`PDF of ${title}`}
        tabIndex={0}
        data-region="pdf"
        data-region-focus=""
        onScroll={look}
      >
        <div className={styles.pages} style={{ height: layout.height, minWidth: layout.width }}>
          {Array.from({ length: to - from }, (_, offset) => {
            const index = from + offset;
            const size = sizes[index];
            return size ? (
              <PdfPage
                key={index}
                pdf={pdf}
                index={index}
                size={size}
                scale={scale}
                top={layout.tops[index] ?? 0}
                onGo={goTo}
                onText={find.onText}
              />
            ) : null;
          })}
        </div>
      </div>
      {isFinding ? (
        <FindBar
          find={find}
          onClose={() => {
            setFinding(false);
            find.look('');
            scroller.current?.focus();
          }}
        />
      ) : null}
      <PageBar
        ref={number}
        scale={scale}
        page={page}
        pages={pdf.pages}
        onZoom={zoom}
        onTurn={turn}
        onGo={(wanted) => viewer.goTo(wanted)}
      />
    </div>
  );
}

/** Brings a place that was found into view, clear of the bars over the pages. */
function showRange(element: HTMLElement, range: Range): void {
  const box = range.getBoundingClientRect();
  const view = element.getBoundingClientRect();
  if (box.top < view.top + 60 || box.bottom > view.bottom - 80) {
    element.scrollBy({ top: box.top - view.top - view.height / 3 });
  }
}

/** Gives commands hold of the PDF while it is shown. */
function useViewer(reader: ReturnType<typeof useServices>['reader'], viewer: PdfViewer): void {
  const newest = useRef(viewer);
  useEffect(() => {
    newest.current = viewer;
  });
  useEffect(() => {
    reader.getState().setViewer({
      scroll: (by, direction) => newest.current.scroll(by, direction),
      turn: (by) => newest.current.turn(by),
      goTo: (page) => newest.current.goTo(page),
      zoom: (how) => newest.current.zoom(how),
      askPage: () => newest.current.askPage(),
      find: () => newest.current.find(),
    });
    return () => reader.getState().setViewer(null);
  }, [reader]);
}

function useSizes(pdf: OpenPdf): OpenPdf['sizes'] {
  const [sizes, setSizes] = useState(pdf.sizes);
  useEffect(() => {
    setSizes(pdf.sizes);
    return pdf.onSizes(setSizes);
  }, [pdf]);
  return sizes;
}

/** The width that pages can have, without the scroll bar. */
function useWidth(scroller: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = (): void => setWidth(element.clientWidth);
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => resized.disconnect();
  }, [scroller]);
  return width;
}
