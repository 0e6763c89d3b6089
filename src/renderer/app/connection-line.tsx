import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../ui/icon.tsx';
import styles from './connection-line.module.css';
import { useServices } from './services-context.tsx';

/** A connection that comes back sooner than this is not worth a word, in milliseconds. */
const worthAWord = 1_000;

/** Says that the library does not answer; what the page has keeps working. */
export function ConnectionLine() {
  const { connection } = useServices();
  const isLost = useStore(connection, (state) => state.state === 'lost');
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) return setShown(false);
    const timer = setTimeout(() => setShown(true), worthAWord);
    return () => clearTimeout(timer);
  }, [isLost]);
  if (!isShown) return null;
  return (
    <p className={styles.line} role="status">
      <Icon name="unplugged" size={14} />
      The library does not answer. Searching still works, and what you write in notes is kept until it is
      back.
    </p>
  );
}
