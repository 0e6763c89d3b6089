import { useEffect } from 'react';
import { useStore } from 'zustand';
import { rate } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import styles from './queue.module.css';
import { Stars } from './stars.tsx';

/** How long a rating is asked for, in milliseconds; it can be given in the pane ever after. */
const lasts = 12_000;

/** Asks how a paper was that was just finished. It takes no focus and stands in nobody's way. */
export function RatingQuestion() {
  const services = useServices();
  const { reader } = services;
  const paper = useStore(reader, (state) => state.rated);
  useEffect(() => {
    if (paper === null) return;
    const timer = setTimeout(() => reader.getState().askRating(null), lasts);
    return () => clearTimeout(timer);
  }, [paper, reader]);
  if (paper === null) return null;
  return (
    <div className={styles.question} role="group" aria-label="How was it?">
      <span>How was it?</span>
      <Stars rating={null} onRate={(rating) => void rate(services, rating)} />
      <Keycap keys="1" />
      <span className={styles.label}>to</span>
      <Keycap keys="5" />
      <IconButton size="sm" icon="x" label="Not now" onClick={() => reader.getState().askRating(null)} />
    </div>
  );
}
