import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type TrendSpan, type Trends, trendSpans } from '#shared/trends/trends.ts';
import { useServices } from '../../app/services-context.tsx';
import { Blank } from '../../ui/blank.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Figure } from './figure.tsx';
import { GoalField } from './goal-field.tsx';
import { KeepingBars, KeepingTable } from './keeping-bars.tsx';
import { OverlapChart, OverlapTable } from './overlap-chart.tsx';
import { type PapersBehind, papersBehind } from './papers-behind.ts';
import { useSourceNames } from './source-names.ts';
import { TermLists } from './term-lists.tsx';
import { TermTable } from './term-table.tsx';
import {
  cameWords,
  dayWords,
  goalWords,
  keepingHeading,
  overlapHeading,
  spanWords,
  termHeading,
  weekHeading,
} from './trend-words.ts';
import styles from './trends-page.module.css';
import { type Look, lookOf, trendsPlace } from './trends-place.ts';
import { type Shown, useTrends } from './use-trends.ts';
import { WeekChart } from './week-chart.tsx';
import { WeekTable } from './week-table.tsx';

/** What the reader's field does over time, and the reader in it, from their own library. */
export function TrendsPage({ today }: { readonly today: string }) {
  const { place } = useServices();
  const detail = useStore(place, (state) => state.place.detail);
  const look = useMemo(() => lookOf(detail), [detail]);
  const shown = useTrends(look, today);

  return (
    <div className={styles.page} data-region="list">
      <header className={styles.top}>
        <h1 className={styles.title}>Trends</h1>
        <span className={styles.came}>{shown ? cameWords(shown.trends.weeks, today) : ''}</span>
        <Choices look={look} trends={shown?.trends ?? null} />
      </header>
      {/* The keyboard scrolls it when the focus is on none of its marks; it has the keys from the beginning. */}
      <div className={styles.scroll} tabIndex={-1} data-region-focus="">
        {shown === null ? (
          <p className={styles.waiting}>Going through the papers…</p>
        ) : isEmpty(shown.trends) ? (
          <Blank heading="Trends need four weeks">{dueWords(shown.trends)}</Blank>
        ) : (
          <Figures {...shown} />
        )}
      </div>
    </div>
  );
}

/** How many weeks, and of which source. */
function Choices({ look, trends }: { readonly look: Look; readonly trends: Trends | null }) {
  const { place } = useServices();
  const nameOf = useSourceNames();
  const go = (change: Partial<Look>) => place.getState().go(trendsPlace({ ...look, ...change }));
  const sources = trends?.sources ?? [];
  const named = look.source === null ? 'All sources' : nameOf(look.source);
  return (
    <div className={styles.choices}>
      <Segmented
        label="Span"
        value={String(look.weeks)}
        options={trendSpans.map((span) => ({ value: String(span), label: spanLabels[span] }))}
        onChange={(value) => go({ weeks: trendSpans.find((span) => String(span) === value) ?? look.weeks })}
      />
      {sources.length > 1 || look.source !== null ? (
        <MenuButton
          label={`Source: ${named}`}
          className={styles.source}
          entries={[null, ...sources.map(({ source }) => source)].map((source) => ({
            id: source ?? '',
            label: source === null ? 'All sources' : nameOf(source),
            checked: source === look.source,
            onChoose: () => go({ source }),
          }))}
        >
          <span className={styles.sourceName}>{named}</span>
          <Icon name="chevron-down" size={12} />
        </MenuButton>
      ) : null}
    </div>
  );
}

const spanLabels: Readonly<Record<TrendSpan, string>> = { 13: '13 weeks', 26: '26 weeks', 52: 'Year' };

function Figures({ trends, look }: Shown) {
  const behind = useMemo(() => papersBehind(trends, look.source), [trends, look.source]);
  return (
    <div className={styles.figures}>
      <div className={styles.main}>
        <WeekFigure trends={trends} behind={behind} />
        <TermFigure trends={trends} behind={behind} />
      </div>
      <div className={styles.side}>
        <KeepingFigure whose="author" trends={trends} behind={behind} />
        <KeepingFigure whose="organization" trends={trends} behind={behind} />
        <OverlapFigure trends={trends} behind={behind} />
      </div>
    </div>
  );
}

interface FigureLook {
  readonly trends: Trends;
  readonly behind: PapersBehind;
}

function WeekFigure({ trends: { weeks }, behind }: FigureLook) {
  const { settings } = useServices();
  const goal = useStore(settings, (state) => state.weeklyGoal);
  return (
    <Figure
      heading={weekHeading(weeks)}
      how={
        <span className={styles.how}>
          {goalWords(weeks, goal)}
          <GoalField />
        </span>
      }
      chart={<WeekChart weeks={weeks} goal={goal} behind={behind} />}
      table={<WeekTable weeks={weeks} goal={goal} behind={behind} />}
    />
  );
}

function TermFigure({ trends, behind }: FigureLook) {
  const { terms } = trends;
  if (terms === null) {
    return (
      <Figure heading="Trends need four weeks" chart={<p className={styles.none}>{dueWords(trends)}</p>} />
    );
  }
  const weeks = spanWords(terms.span);
  const hasAny = terms.rising.length + terms.falling.length > 0;
  if (!hasAny) {
    return (
      <Figure
        heading={termHeading(terms)}
        chart={
          <p className={styles.none}>
            The first {weeks} and the last hold much the same words. More papers tell more.
          </p>
        }
      />
    );
  }
  return (
    <Figure
      heading={termHeading(terms)}
      how={`Papers in 1,000 that hold the term, by week. Numbers: first and last ${weeks}. Each line has its own height.`}
      chart={<TermLists terms={terms} behind={behind} />}
      table={<TermTable terms={terms} behind={behind} />}
    />
  );
}

function KeepingFigure({
  whose,
  trends,
  behind,
}: FigureLook & { readonly whose: 'author' | 'organization' }) {
  const list = whose === 'author' ? trends.authors : trends.organizations;
  if (list.length === 0) {
    return (
      <Figure
        heading={keepingHeading(whose, list)}
        chart={<p className={styles.none}>Papers that you queue, read or finish are kept.</p>}
      />
    );
  }
  return (
    <Figure
      heading={keepingHeading(whose, list)}
      chart={<KeepingBars whose={whose} list={list} behind={behind} />}
      table={<KeepingTable whose={whose} list={list} behind={behind} />}
    />
  );
}

function OverlapFigure({ trends: { overlap }, behind }: FigureLook) {
  const nameOf = useSourceNames();
  if (overlap.columns.length < 2) return null;
  const names = overlap.columns.map(({ sources }) =>
    sources.length === 1 ? nameOf(sources[0] ?? '') : `${sources.length} others`,
  );
  return (
    <Figure
      heading={overlapHeading(overlap)}
      chart={<OverlapChart overlap={overlap} names={names} behind={behind} />}
      table={<OverlapTable overlap={overlap} names={names} behind={behind} />}
    />
  );
}

/** Whether no figure has anything to say yet. */
function isEmpty({ weeks, terms, overlap }: Trends): boolean {
  const isQuiet = weeks.every(({ added, read }) => added === 0 && read === 0);
  return terms === null && isQuiet && overlap.columns.length < 2;
}

function dueWords({ due }: Trends): string {
  if (due === null) return 'The first come four weeks after the first paper.';
  return `The first come on ${dayWords(due)}.`;
}
