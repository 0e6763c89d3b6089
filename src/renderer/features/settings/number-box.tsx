import styles from './number-box.module.css';

/** A whole number within bounds, taken when the box is left or Enter is struck. */
export function NumberBox({
  label,
  value,
  min,
  max,
  unit,
  onTake,
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly onTake: (value: number) => void;
}) {
  function take(box: HTMLInputElement): void {
    const typed = Number(box.value.trim());
    const isFine = box.value.trim() !== '' && Number.isInteger(typed) && typed >= min && typed <= max;
    if (!isFine) box.value = String(value);
    else if (typed !== value) onTake(typed);
  }
  return (
    <span className={styles.place}>
      <input
        key={value}
        type="text"
        inputMode="numeric"
        className={styles.box}
        aria-label={label}
        defaultValue={value}
        onBlur={(event) => take(event.target)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget)}
      />
      {unit}
    </span>
  );
}
