import { type KeyboardEvent, useRef } from 'react';
import { countWords } from '../../text/counts.ts';
import { classes } from '../../ui/classes.ts';
import styles from './import-sheet.module.css';
import { type RowKind, type Tab, tabLabels, tabs } from './preview-view.ts';
import { VerdictMark } from './verdict-mark.tsx';

const marks: Readonly<Partial<Record<Tab, RowKind>>> = {
  new: 'new',
  updated: 'updated',
  unchanged: 'unchanged',
  doubtful: 'doubtful',
  missed: 'missed',
};

/** The kinds of rows with their numbers; the keys 1–6 choose them too. */
export function PreviewTabs({
  tab,
  counts,
  onTab,
}: {
  readonly tab: Tab;
  readonly counts: Readonly<Record<Tab, number>>;
  readonly onTab: (tab: Tab) => void;
}) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (tabs.indexOf(tab) + step + tabs.length) % tabs.length;
    const next = tabs[to];
    if (next) onTab(next);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  }

  return (
    <div ref={list} role="tablist" aria-label="What is shown" className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map((each, index) => {
        const mark = marks[each];
        return (
          <button
            key={each}
            id={`import-tab-${each}`}
            type="button"
            role="tab"
            aria-selected={each === tab}
            aria-controls="import-rows"
            tabIndex={each === tab ? 0 : -1}
            data-tip-keys={String(index + 1)}
            className={classes(
              styles.tab,
              each === tab && styles.tabOn,
              counts[each] === 0 && styles.tabZero,
            )}
            onClick={() => onTab(each)}
          >
            {mark ? <VerdictMark kind={mark} /> : null}
            {tabLabels[each]} <span className={styles.tabCount}>{countWords(counts[each])}</span>
          </button>
        );
      })}
    </div>
  );
}
