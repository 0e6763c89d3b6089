import { createPortal } from 'react-dom';
import { Icon } from '../ui/icon.tsx';
import styles from './drop-hint.module.css';

/** While something is dragged over the window: what dropping it would do. */
export function DropHint() {
  return createPortal(
    <div className={styles.hint} data-above="" aria-hidden="true">
      <div className={styles.words}>
        <Icon name="download" />
        Drop to see what would be imported
      </div>
    </div>,
    document.body,
  );
}
