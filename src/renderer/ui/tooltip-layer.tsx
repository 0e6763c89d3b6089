import { useEffect, useState } from 'react';
import { Keycap } from './keycap.tsx';
import styles from './tooltip-layer.module.css';

interface Tip {
  readonly text: string;
  readonly keys: string | null;
  readonly rect: DOMRect;
}

const delay = 500;

/**
 * Shows the tooltip of whatever carries `data-tip` (and `data-tip-keys`), under the mouse or with
 * the keyboard's focus. One for the whole page; a tooltip is never the only place of a fact.
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);

  useEffect(() => {
    let timer = 0;
    function hide() {
      window.clearTimeout(timer);
      setTip(null);
    }
    function plan(target: EventTarget | null, wait: number) {
      const owner = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      hide();
      if (!owner) return;
      timer = window.setTimeout(() => {
        const text = owner.dataset['tip'];
        if (!text || !owner.isConnected) return;
        setTip({ text, keys: owner.dataset['tipKeys'] ?? null, rect: owner.getBoundingClientRect() });
      }, wait);
    }
    const over = (event: PointerEvent) => event.pointerType === 'mouse' && plan(event.target, delay);
    const focus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible'))
        plan(event.target, delay);
      else hide();
    };
    const key = (event: KeyboardEvent) => event.key !== 'Tab' && hide();
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', key, true);
    document.addEventListener('scroll', hide, true);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);

  if (!tip) return null;
  const below = tip.rect.bottom + 36 < window.innerHeight;
  const middle = Math.min(Math.max(tip.rect.left + tip.rect.width / 2, 16), window.innerWidth - 16);
  const side = middle < 140 ? 'start' : middle > window.innerWidth - 140 ? 'end' : 'middle';
  const left =
    side === 'start'
      ? Math.max(tip.rect.left, 8)
      : side === 'end'
        ? Math.min(tip.rect.right, window.innerWidth - 8)
        : middle;
  return (
    <div
      className={styles.tip}
      data-side={side}
      data-above=""
      data-place={below ? 'below' : 'above'}
      style={{ left, top: below ? tip.rect.bottom + 6 : tip.rect.top - 6 }}
      aria-hidden="true"
    >
      {tip.text}
      {tip.keys ? <Keycap keys={tip.keys} /> : null}
    </div>
  );
}
