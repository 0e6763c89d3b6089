import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Rule } from '#shared/contract/triage.ts';
import { useServices } from '../../app/services-context.tsx';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { RuleOffer } from './rule-offer.tsx';
import { RuleRow } from './rule-row.tsx';
import styles from './rules-section.module.css';
import { changeRule, removeRule, useRules } from './use-rules.ts';

/** What is done with papers as they come in, rule by rule, in the order in which they act. */
export function RulesSection() {
  const services = useServices();
  const { rules, proposals } = useRules();
  const [current, setCurrent] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const grid = useRef<HTMLDivElement>(null);
  const all = rules ?? [];
  const stop = all.some(({ id }) => id === current) ? current : (all[0]?.id ?? null);
  const offer = proposals.find(({ query }) => !dismissed.has(query)) ?? null;

  function edit(rule: Rule): void {
    services.sheet.getState().open({ kind: 'rule', query: rule.query, rule });
  }

  // A row that was moved in the page has lost the focus on the way.
  const moved = useRef<number | null>(null);
  useEffect(() => {
    const id = moved.current;
    moved.current = null;
    if (id !== null) grid.current?.querySelector<HTMLElement>(`[data-rule="${id}"]`)?.focus();
  }, [rules]);

  function focusRow(id: number | undefined): void {
    if (id === undefined) return;
    setCurrent(id);
    grid.current?.querySelector<HTMLElement>(`[data-rule="${id}"]`)?.focus();
  }

  function key(event: KeyboardEvent, rule: Rule): void {
    const at = all.indexOf(rule);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.ctrlKey || event.metaKey) return;
    if (step !== 0 && event.altKey) {
      const place = at + step;
      if (place >= 0 && place < all.length) {
        moved.current = rule.id;
        services.spoken.getState().say(`Rule ${place + 1} of ${all.length}`);
        void changeRule(services, rule, { place });
      }
    } else if (step !== 0) focusRow(all[at + step]?.id);
    else if (event.key === ' ') void changeRule(services, rule, { enabled: !rule.enabled });
    else if (event.key === 'Enter') edit(rule);
    else if (event.key === 'Delete' || event.key === 'Backspace') void removeRule(services, rule);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className={styles.rules} aria-label="Rules on incoming papers">
      <header className={styles.head}>
        <h2 className={styles.title}>Rules on incoming papers</h2>
        <span className={styles.caption}>{all.length > 0 ? 'in this order, last 30 days' : ''}</span>
        <Button
          variant="quiet"
          size="sm"
          icon="plus"
          onClick={() => services.sheet.getState().open({ kind: 'rule', query: '' })}
        >
          Rule
        </Button>
      </header>
      {all.length > 0 ? (
        <div ref={grid} role="grid" aria-label="Rules" className={styles.grid}>
          <div role="row" className={styles.columns}>
            <span role="columnheader">
              <VisuallyHidden>In use</VisuallyHidden>
            </span>
            <span role="columnheader">When a paper matches</span>
            <span role="columnheader">Then</span>
            <span role="columnheader" className={styles.right}>
              Papers
            </span>
            <span role="columnheader" className={styles.right}>
              You kept
            </span>
            <span role="columnheader">
              <VisuallyHidden>More</VisuallyHidden>
            </span>
          </div>
          {all.map((rule, index) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              isStop={rule.id === stop}
              onFocus={() => setCurrent(rule.id)}
              onKey={(event) => key(event, rule)}
              onToggle={() => void changeRule(services, rule, { enabled: !rule.enabled })}
              onEdit={() => edit(rule)}
              onMove={(step) => void changeRule(services, rule, { place: index + step })}
              onRemove={() => void removeRule(services, rule)}
              isFirst={index === 0}
              isLast={index === all.length - 1}
            />
          ))}
        </div>
      ) : rules === null ? null : (
        <p className={styles.none}>
          No rule yet. A rule hides, queues, tags, highlights or tells of papers that a search would find, as
          they come in. Make one here, or of any search in the library.
        </p>
      )}
      {offer ? (
        <RuleOffer proposal={offer} onDismiss={() => setDismissed(new Set([...dismissed, offer.query]))} />
      ) : null}
    </section>
  );
}
