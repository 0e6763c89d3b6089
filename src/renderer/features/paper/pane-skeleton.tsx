import styles from './paper-pane.module.css';

/** The measures of a paper while it is on its way. */
export function PaneSkeleton() {
  return (
    <div className={styles.scroll} aria-busy="true">
      <div className={styles.column}>
        {['30%', '92%', '64%', '48%', '100%', '96%', '99%', '93%', '97%', '40%'].map((width, index) => (
          <div
            key={index}
            className={index === 1 || index === 2 ? styles.boneTitle : styles.bone}
            style={{ width }}
          />
        ))}
      </div>
    </div>
  );
}
