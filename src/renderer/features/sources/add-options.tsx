import { type AnnounceType, announceTypes, type SourceKind } from '#shared/contract/sources.ts';
import { CheckMark } from '../../ui/check-mark.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './add-source.module.css';
import { announceLabels, hasAnnounceTypes } from './source-words.ts';
import { type Reach, reaches, reachLabels } from './suggestions.ts';

/** Which papers of a source are brought, and from when on. */
export function AddOptions({
  kind,
  announces,
  onAnnounces,
  reach,
  onReach,
}: {
  readonly kind: SourceKind;
  readonly announces: readonly AnnounceType[];
  readonly onAnnounces: (announces: readonly AnnounceType[]) => void;
  readonly reach: Reach;
  readonly onReach: (reach: Reach) => void;
}) {
  if (kind === 'folder') return null;
  return (
    <div className={styles.options}>
      {hasAnnounceTypes(kind)
        ? announceTypes.map((type) => {
            const isOn = announces.includes(type);
            const isLast = isOn && announces.length === 1;
            return (
              <button
                key={type}
                type="button"
                role="checkbox"
                aria-checked={isOn}
                aria-disabled={isLast}
                data-tip={isLast ? 'At least one kind is brought.' : undefined}
                className={styles.option}
                onClick={() => {
                  if (!isLast)
                    onAnnounces(announceTypes.filter((one) => (one === type) !== announces.includes(one)));
                }}
              >
                <CheckMark state={isOn ? 'on' : 'off'} />
                {announceLabels[type]}
              </button>
            );
          })
        : null}
      <span className={styles.reach}>
        <span aria-hidden="true">First fetch</span>
        <Segmented<Reach>
          label="First fetch"
          value={reach}
          options={reaches.map((value) => ({ value, label: reachLabels[value] }))}
          onChange={onReach}
        />
      </span>
    </div>
  );
}
