import 'katex/dist/katex.min.css';
import { memo, useLayoutEffect, useRef } from 'react';
import styles from './formula.module.css';
import { drawMathematics } from './mathematics.ts';

/** One formula, drawn; its source as it came where it cannot be. */
export const Formula = memo(function Formula({
  source,
  display,
  verbatim,
}: {
  readonly source: string;
  /** Whether it stands on a line of its own. */
  readonly display: boolean;
  readonly verbatim: string;
}) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (element.current) drawMathematics(element.current, { source, display, verbatim });
  }, [source, display, verbatim]);
  return <span ref={element} className={display ? styles.display : styles.inline} dir="ltr" />;
});
