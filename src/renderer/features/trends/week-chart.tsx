import { useRef, useState } from 'react';
import type { Week } from '#shared/trends/trends.ts';
import { classes } from '../../ui/classes.ts';
import { Mark, MarkGroup } from './marks.tsx';
import type { PapersBehind } from './papers-behind.ts';
import { weekWords } from './trend-words.ts';
import { useWidth } from './use-width.ts';
import styles from './week-chart.module.css';
import { apart, monthName, monthsOf, peakOf, type Scale, scaleOf } from './week-scale.ts';

/** The plot's measures in CSS pixels; labels of the last week stand at its right. */
const height = 284;
const ceiling = 37.5;
const base = 252.5;
const labels = 96;
const widestBar = 26;

/**
 * Read against added: a bar for what was read, solid where the goal was met; a step line for what was added; the
 * goal dotted. Each week has two marks, one above the other.
 */
export function WeekChart({
  weeks,
  goal,
  behind,
}: {
  readonly weeks: readonly Week[];
  readonly goal: number;
  readonly behind: PapersBehind;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [pointed, setPointed] = useState<number | null>(null);
  const plot = Math.max(0, width - labels);
  const scale = scaleOf(weeks, goal);
  const slot = plot / weeks.length;
  const y = (papers: number) => base - (Math.min(papers, scale.top) / scale.top) * (base - ceiling);
  const newestFirst = weeks.map((_, at) => weeks.length - 1 - at);

  return (
    <div ref={frame} className={styles.frame}>
      <MarkGroup
        label="Read against added, by week"
        marks={newestFirst.flatMap((at) => [`read-${at}`, `added-${at}`])}
      >
        {width === 0 ? null : (
          <svg className={styles.plot} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
            {pointed === null ? null : (
              <rect className={styles.pointed} x={pointed * slot} y={18} width={slot} height={base - 18} />
            )}
            <g aria-hidden="true">
              {weeks.map(({ monday, read }, at) => (
                <Bar key={monday} at={at} slot={slot} top={y(read)} isSolid={goal === 0 || read >= goal} />
              ))}
              <path className={styles.added} d={stepsOf(weeks, slot, y)} />
              {goal > 0 ? <path className={styles.goal} d={`M0 ${y(goal)}H${plot}`} /> : null}
              <path className={styles.base} d={`M0 ${base}H${plot}`} />
              <Months weeks={weeks} slot={slot} />
              {pointed === null ? (
                <>
                  <Peak weeks={weeks} what="added" {...{ scale, slot, plot, y }} />
                  <Peak weeks={weeks} what="read" {...{ scale, slot, plot, y }} />
                </>
              ) : (
                <Readout week={weeks[pointed]} goal={goal} x={(pointed + 0.5) * slot} width={width} />
              )}
              <LastWeek week={weeks.at(-1)} goal={goal} x={plot + 10} y={y} />
            </g>
            {weeks.map((week, at) => {
              // Bars below, what was added above: the border lies over the higher of bar and goal.
              const border = Math.min(y(week.read), y(goal)) - 8;
              const on = (isPointed: boolean) => setPointed(isPointed ? at : null);
              const words = weekWords(week, goal);
              return (
                <g key={week.monday}>
                  <Mark
                    id={`added-${at}`}
                    to={behind.added(week)}
                    label={`${words}. Opens what was added`}
                    onPoint={on}
                    className={styles.mark}
                  >
                    <rect x={at * slot} y={18} width={slot} height={Math.max(24, border - 18)} />
                  </Mark>
                  <Mark
                    id={`read-${at}`}
                    to={behind.read(week)}
                    label={`${words}. Opens what was read`}
                    onPoint={on}
                    className={styles.mark}
                  >
                    <rect x={at * slot} y={border} width={slot} height={base - border} />
                  </Mark>
                </g>
              );
            })}
          </svg>
        )}
      </MarkGroup>
    </div>
  );
}

function Bar({
  at,
  slot,
  top,
  isSolid,
}: {
  readonly at: number;
  readonly slot: number;
  readonly top: number;
  readonly isSolid: boolean;
}) {
  const width = Math.min(slot * 0.62, widestBar);
  // An outline is drawn within the bar's own measure.
  const edge = isSolid ? 0 : 0.5;
  if (base - top < 1) return null;
  return (
    <rect
      className={isSolid ? styles.met : styles.short}
      x={at * slot + (slot - width) / 2 + edge}
      y={top + edge}
      width={width - 2 * edge}
      height={Math.max(0, base - top - edge)}
      rx={1}
    />
  );
}

/** Of neighbouring weeks with as many papers, one line; a step that is cut ends open. */
function stepsOf(weeks: readonly Week[], slot: number, y: (papers: number) => number): string {
  return weeks
    .map(({ added }, at) => {
      const height = y(added).toFixed(1);
      return `${at === 0 ? `M0 ${height}` : `V${height}`}H${((at + 1) * slot).toFixed(1)}`;
    })
    .join('');
}

function Months({ weeks, slot }: { readonly weeks: readonly Week[]; readonly slot: number }) {
  return monthsOf(weeks).map(({ week, month }) => (
    <g key={month}>
      <path className={styles.base} d={`M${week * slot + 0.5} ${base}v5`} />
      <text x={week * slot + 4} y={base + 17}>
        {monthName(month)}
      </text>
    </g>
  ));
}

interface PeakLook {
  readonly weeks: readonly Week[];
  readonly what: 'added' | 'read';
  readonly scale: Scale;
  readonly slot: number;
  readonly plot: number;
  readonly y: (papers: number) => number;
}

/** The number over the highest week; a step that is cut has a break in it. */
function Peak({ weeks, what, scale, slot, plot, y }: PeakLook) {
  const at = peakOf(weeks, what);
  const week = at === null ? undefined : weeks[at];
  if (at === null || !week) return null;
  const top = y(week[what]);
  const x = (at + 0.5) * slot;
  const isCut = scale.isCut && week[what] > scale.top;
  return (
    <>
      {isCut ? (
        <path className={styles.cut} d={`M${x - 7} ${top + 4}l14 -8M${x - 7} ${top + 9}l14 -8`} />
      ) : null}
      <text
        className={styles.mid}
        x={Math.min(Math.max(x, 12), plot - 12)}
        y={top - (isCut ? 12 : 6)}
        textAnchor="middle"
      >
        {week[what].toLocaleString('en')}
      </text>
    </>
  );
}

/** What the week is that the mouse or the focus is on. */
function Readout({
  week,
  goal,
  x,
  width,
}: {
  readonly week: Week | undefined;
  readonly goal: number;
  readonly x: number;
  readonly width: number;
}) {
  if (!week) return null;
  const words = weekWords(week, goal);
  // Half as wide as the words are at most: the anchor moves so that they stay inside.
  const half = words.length * 3.1;
  return (
    <text className={styles.strong} x={Math.min(Math.max(x, half), width - half)} y={11} textAnchor="middle">
      {words}
    </text>
  );
}

/** The newest numbers, in place of a legend. */
function LastWeek({
  week,
  goal,
  x,
  y,
}: {
  readonly week: Week | undefined;
  readonly goal: number;
  readonly x: number;
  readonly y: (papers: number) => number;
}) {
  if (!week) return null;
  const wanted = [y(week.added), y(week.read), y(goal)].map((middle) => middle + 4);
  const [added = 0, read = 0, target = 0] = apart(goal > 0 ? wanted : wanted.slice(0, 2), 17);
  // Pushed apart downwards, the lowest may have left the plot.
  const over = Math.max(0, Math.max(added, read, target) - base);
  return (
    <g className={classes(styles.last)}>
      <text x={x} y={added - over}>
        <tspan className={styles.strong}>{week.added.toLocaleString('en')}</tspan>
        <tspan className={styles.mid}> added</tspan>
      </text>
      <text x={x} y={read - over}>
        <tspan className={styles.strong}>{week.read.toLocaleString('en')}</tspan>
        <tspan className={styles.mid}> read</tspan>
      </text>
      {goal > 0 ? (
        <text x={x} y={target - over}>
          goal {goal}
        </text>
      ) : null}
    </g>
  );
}
