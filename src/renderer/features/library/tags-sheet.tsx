import { useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { tagSchema } from '#shared/domain/paper.ts';
import type { FacetCount } from '#shared/search/request.ts';
import { changeTags } from '../../app/acts.ts';
import { useServices } from '../../app/services-context.tsx';
import { counted, countWords } from '../../text/counts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckMark } from '../../ui/check-mark.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './tags-sheet.module.css';

const most = 60;

/** Adds tags to all picked papers and takes tags from them, as one edit. */
export function TagsSheet() {
  const isOpen = useStore(useServices().sheet, (state) => state.sheet?.kind === 'tags');
  return isOpen ? <OpenTags /> : null;
}

function OpenTags() {
  const services = useServices();
  const { sheet, results, search } = services;
  const picked = useStore(results, (state) => state.picked);
  const rows = useStore(results, (state) => state.rows);
  const [text, setText] = useState('');
  const [known, setKnown] = useState<readonly FacetCount[]>([]);
  const [wishes, setWishes] = useState<ReadonlyMap<string, 'add' | 'remove'>>(new Map());
  const id = useId();

  useEffect(() => {
    let isWanted = true;
    void search.complete('tag', '', most).then(
      (values) => isWanted && setKnown(values),
      // The worker is away for a moment: new tags can still be written.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [search]);

  const held = useMemo(() => {
    const counts = new Map<string, number>();
    for (const paper of picked)
      for (const tag of rows.get(paper)?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return counts;
  }, [picked, rows]);

  const parsed = tagSchema.safeParse(text);
  const all = [...new Set([...wishes.keys(), ...held.keys(), ...known.map(({ value }) => value)])];
  const shown = all.filter((tag) => tag.toLowerCase().includes(text.trim().toLowerCase()));
  const isNew = parsed.success && !all.some((tag) => tag.toLowerCase() === parsed.data.toLowerCase());

  function stateOf(tag: string): 'all' | 'some' | 'none' {
    const wish = wishes.get(tag);
    if (wish) return wish === 'add' ? 'all' : 'none';
    const count = held.get(tag) ?? 0;
    return count === 0 ? 'none' : count === picked.size ? 'all' : 'some';
  }
  function toggle(tag: string) {
    const next = new Map(wishes);
    next.set(tag, stateOf(tag) === 'all' ? 'remove' : 'add');
    setWishes(next);
    setText('');
  }
  function apply() {
    const named = (how: 'add' | 'remove') =>
      [...wishes].filter(([, wish]) => wish === how).map(([tag]) => tag);
    const papers = [...picked];
    sheet.getState().close();
    if (wishes.size > 0)
      void changeTags(services, { addTags: named('add'), removeTags: named('remove') }, papers);
  }

  return (
    <Sheet size="small" labelledBy={`${id}-title`} onClose={() => sheet.getState().close()}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const first = isNew && parsed.success ? parsed.data : text.trim() === '' ? undefined : shown[0];
          if (first === undefined) apply();
          else toggle(first);
        }}
      >
        <h2 id={`${id}-title`} className={styles.title}>
          Tags of {counted(picked.size, 'paper')}
        </h2>
        <input
          type="text"
          data-autofocus=""
          aria-label="Find or write a tag"
          placeholder="Find or write a tag"
          className={styles.field}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul className={styles.tags}>
          {isNew && parsed.success ? (
            <li>
              <button type="button" className={styles.tag} onClick={() => toggle(parsed.data)}>
                <CheckMark state="off" />
                <span className={styles.name}>New tag “{parsed.data}”</span>
              </button>
            </li>
          ) : null}
          {shown.map((tag) => {
            const state = stateOf(tag);
            return (
              <li key={tag}>
                <button
                  type="button"
                  role="checkbox"
                  aria-checked={state === 'all' ? true : state === 'some' ? 'mixed' : false}
                  className={styles.tag}
                  onClick={() => toggle(tag)}
                >
                  {state === 'some' ? (
                    <span className={styles.some} />
                  ) : (
                    <CheckMark state={state === 'all' ? 'on' : 'off'} />
                  )}
                  <span className={styles.name}>{tag}</span>
                  <span className={styles.count}>
                    {held.get(tag) ? `${countWords(held.get(tag) ?? 0)} of ${countWords(picked.size)}` : ''}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        <div className={styles.foot}>
          <Button variant="quiet" onClick={() => sheet.getState().close()}>
            Cancel
          </Button>
          <Button variant="primary" keys="Enter" disabled={wishes.size === 0} onClick={apply}>
            Tag {counted(picked.size, 'paper')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
