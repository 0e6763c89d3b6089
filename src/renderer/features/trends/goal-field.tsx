import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { reported } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import styles from './goal-field.module.css';

const most = 200;

/** How many papers the reader wants to finish in a week; 0 for no goal. Kept with the library. */
export function GoalField() {
  const services = useServices();
  const goal = useStore(services.settings, (state) => state.weeklyGoal);
  /** What is being typed, which may be no number yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();

  function take(text: string) {
    setTyped(text);
    if (!/^\d{1,3}$/.test(text) || Number(text) > most) return;
    const weeklyGoal = Number(text);
    services.settings.setState({ weeklyGoal });
    void reported(services, async () => void (await services.library.settings.set({ weeklyGoal })));
  }

  return (
    <span className={styles.goal}>
      <label htmlFor={id}>Goal</label>
      <input
        id={id}
        type="number"
        min={0}
        max={most}
        value={typed ?? String(goal)}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <span>a week</span>
    </span>
  );
}
