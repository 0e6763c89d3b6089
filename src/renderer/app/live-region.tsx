import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { countWords } from '../text/counts.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { useServices } from './services-context.tsx';

/** How long typing rests before the number of hits is said, in milliseconds. */
const rest = 400;

/** Says what happens to those who do not see it: the number of hits, acts with their undo, errors. */
export function LiveRegion() {
  const { results, toasts, spoken, place } = useServices();
  const answer = useStore(results, (state) => state.answer);
  const isDesk = useStore(place, (state) => state.place.page === 'desk');
  const toast = useStore(toasts, (state) => state.toasts.at(-1) ?? null);
  const said = useStore(spoken);
  const [polite, setPolite] = useState('');
  const [alert, setAlert] = useState('');

  const counts = answer ? `${countWords(answer.total)} of ${countWords(answer.viewTotal)} papers` : '';
  useEffect(() => {
    // Without a list on the page, how many it would hold is of no interest.
    if (!isDesk) return;
    const timer = setTimeout(() => setPolite(counts), rest);
    return () => clearTimeout(timer);
  }, [counts, isDesk]);
  useEffect(() => {
    if (!toast) return;
    if (toast.tone === 'error') setAlert(toast.sentence);
    else setPolite(toast.edit === null ? toast.sentence : `${toast.sentence}. Press U to undo.`);
  }, [toast]);
  useEffect(() => {
    if (said.polite !== '') setPolite(said.polite);
  }, [said.polite]);
  useEffect(() => {
    if (said.alert !== '') setAlert(said.alert);
  }, [said.alert]);

  return createPortal(
    <div data-above="">
      <VisuallyHidden>
        <span role="status">{polite}</span>
        <span role="alert">{alert}</span>
      </VisuallyHidden>
    </div>,
    document.body,
  );
}
