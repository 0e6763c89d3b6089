import type { Network, Source } from '#shared/contract/sources.ts';
import type { Fetching } from '../../app/services.ts';
import { classes } from '../../ui/classes.ts';
import { DayMark } from '../../ui/day-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { progressWords } from './fetch-lines.tsx';
import styles from './source-list.module.css';
import {
  kindIcons,
  lastWords,
  type Moment,
  nextWords,
  type Pair,
  receivedWords,
  shownDay,
  verdictWords,
} from './source-words.ts';

/** One source: what it is, what came of how many, when it was asked last and when it is asked next. */
export function SourceRow({
  source,
  network,
  moment,
  isChosen,
  fetching,
  onPress,
  onOpen,
}: {
  readonly source: Source;
  readonly network: Network;
  readonly moment: Moment;
  readonly isChosen: boolean;
  /** This window's own fetch of it. */
  readonly fetching: Fetching | null;
  readonly onPress: () => void;
  readonly onOpen: () => void;
}) {
  const received = receivedWords(shownDay(source, moment.today));
  const verdict = verdictWords(source, moment);
  const last = lastWords(source, moment);
  const next = nextWords(source, network, moment);
  const doing = doingWords(source, fetching);
  return (
    <div
      id={`source-${source.id}`}
      role="option"
      aria-selected={isChosen}
      className={classes(styles.row, isChosen && styles.chosen, !source.enabled && styles.resting)}
      onClick={onPress}
      onDoubleClick={onOpen}
    >
      <VisuallyHidden>
        {nameOf(source, { received, verdict: verdict.words, last, next, doing })}
      </VisuallyHidden>
      <Icon name={kindIcons[source.kind]} />
      <span className={styles.words} aria-hidden="true">
        <span className={styles.name}>{source.name}</span>
        <span className={styles.below}>{doing ?? source.description}</span>
      </span>
      <span className={styles.column} aria-hidden="true">
        <span className={styles.main}>{received}</span>
        <span className={styles.verdict}>
          {verdict.shape ? <DayMark shape={verdict.shape} /> : null}
          {verdict.words}
        </span>
      </span>
      <Column pair={last} />
      <Column pair={next} />
    </div>
  );
}

function Column({ pair }: { readonly pair: Pair }) {
  return (
    <span className={styles.column} aria-hidden="true">
      <span className={styles.main}>{pair.main}</span>
      <span className={styles.below}>{pair.below}</span>
    </span>
  );
}

function doingWords({ activity }: Source, fetching: Fetching | null): string | null {
  if (fetching?.progress) return progressWords(fetching.progress);
  return activity.kind === 'fetching' || activity.kind === 'waiting' ? activity.sentence || null : null;
}

function nameOf(
  { name, description }: Source,
  words: { received: string; verdict: string; last: Pair; next: Pair; doing: string | null },
): string {
  const came = words.received === '–' ? null : words.received;
  const asked = words.last.main === '–' ? null : `last ${words.last.main}`;
  const due = words.next.main === '–' ? null : `next ${words.next.main} ${words.next.below}`.trim();
  return [name, came, words.verdict, asked, due, words.doing ?? description]
    .filter((part) => part !== null)
    .join(', ');
}
