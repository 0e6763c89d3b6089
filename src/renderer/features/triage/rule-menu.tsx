import { type RefObject, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import { useServices } from '../../app/services-context.tsx';
import { currentOf } from '../../app/triage/deck.ts';
import type { TriageDesk } from '../../app/triage/triage-desk.ts';
import { focusRegion } from '../../commands/regions.ts';
import { Menu, type MenuEntry } from '../../ui/menu-button.tsx';
import { type Likeness, likenessesOf, likenessOfWords } from './likes.ts';

/** So many of the words that moved the prediction are offered. */
const mostWords = 3;

/** What a rule could be made of: who wrote the paper, where, in which category, or its words. */
export function RuleMenu({
  desk,
  opener,
}: {
  readonly desk: TriageDesk;
  readonly opener: RefObject<HTMLElement | null>;
}) {
  const { sheet, papers, search } = useServices();
  const id = useStore(desk.model.store, ({ deck }) => currentOf(deck));
  const scope = useStore(desk.model.store, (state) => state.query);
  const paper = useStore(papers, ({ byId }) => (id === null ? undefined : byId.get(id)));
  // What was selected when the menu opened: opening it may end the selection.
  const selected = useMemo(() => likenessOfWords(selectionInCard()), []);
  const [words, setWords] = useState<readonly Likeness[] | null>(null);
  useEffect(() => {
    if (id === null) return;
    let isWanted = true;
    search.explain(id).then(
      ({ reasons }) => {
        const found = reasons.filter(({ kind }) => kind === 'word').slice(0, mostWords);
        if (isWanted) setWords(found.flatMap(({ label }) => likenessOfWords(label) ?? []));
      },
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        if (isWanted) setWords([]);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [search, id]);
  // The menu takes the focus once, so it waits for all of its entries.
  if (!paper || words === null) return null;

  const likenesses = [...(selected ? [selected] : []), ...likenessesOf(paper), ...words];
  const begin = (query: string) => (): void => sheet.getState().open({ kind: 'rule', query });
  const entries: MenuEntry[] = likenesses.map((likeness) => ({
    id: likeness.query,
    label: labels[likeness.kind](likeness.name),
    onChoose: begin(likeness.query),
  }));
  if (scope !== '') entries.push({ id: 'scope', label: `Matching ${scope}`, onChoose: begin(scope) });
  return (
    <Menu
      label="A rule for papers"
      align="end"
      side="above"
      opener={opener}
      entries={entries.length > 0 ? entries : [{ id: 'any', label: 'Of any query', onChoose: begin('') }]}
      onClose={(how) => {
        desk.ask(null);
        if (how === 'back') focusRegion('pane');
      }}
    />
  );
}

const labels: Readonly<Record<Likeness['kind'], (name: string) => string>> = {
  author: (name) => `By ${name}`,
  organization: (name) => `From ${name}`,
  category: (name) => `In ${name}`,
  words: (name) => `With “${name}”`,
};

/** What is selected on the card, where that is a few words. */
function selectionInCard(): string {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest('[data-card-scroll]') ? (selection?.toString() ?? '') : '';
}
