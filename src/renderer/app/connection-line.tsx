import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../ui/icon.tsx';
import styles from './connection-line.module.css';
import { useServices } from './services-context.tsx';

/** A connection that comes back sooner than this is not worth a word, in milliseconds. */
const worthAWord = 1_000;

/** How often it is looked whether the host would still let this page in, in milliseconds. */
const lookEvery = 3_000;

/** Says that the library does not answer; what the page has keeps working. */
export function ConnectionLine() {
  const { connection, desk } = useServices();
  const isLost = useStore(connection, (state) => state.state === 'lost');
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) return setShown(false);
    const timer = setTimeout(() => setShown(true), worthAWord);
    return () => clearTimeout(timer);
  }, [isLost]);
  const isShutOut = useIsShutOut(isShown && desk === null);
  if (!isShown) return null;
  return (
    <p className={styles.line} role="status">
      <Icon name="unplugged" size={14} />
      {isShutOut
        ? 'Carrel was started again, and this address has lost its key. Open the address that it printed; ' +
          'what you wrote in notes is kept until then.'
        : 'The library does not answer. Searching still works, and what you write in notes is kept until it ' +
          'is back.'}
    </p>
  );
}

/** Whether the web host answers but no longer lets this page in: each start has a key of its own. */
function useIsShutOut(isAsked: boolean): boolean {
  const [isShutOut, setShutOut] = useState(false);
  useEffect(() => {
    if (!isAsked) return setShutOut(false);
    let isOver = false;
    const look = async (): Promise<void> => {
      const status = await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
        (response) => response.status,
        // Nobody answers: that is the other case.
        () => null,
      );
      if (!isOver) setShutOut(status === 401);
    };
    void look();
    const timer = setInterval(() => void look(), lookEvery);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isAsked]);
  return isShutOut;
}
