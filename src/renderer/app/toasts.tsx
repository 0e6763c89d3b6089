import { useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { LongWork } from '../features/imports/index.ts';
import { RatingQuestion } from '../features/queue/index.ts';
import { Button } from '../ui/button.tsx';
import { ToastCard } from '../ui/toast.tsx';
import { undo } from './acts.ts';
import type { Services } from './services.ts';
import { useServices } from './services-context.tsx';
import styles from './toasts.module.css';

/** How long what can be undone, or was done, is shown, in milliseconds. Errors stay until dismissed. */
const lasts = 8_000;

/** What was just done, at the foot of the list and over every sheet. */
export function Toasts() {
  const services = useServices();
  const { toasts: store, results } = services;
  const toasts = useStore(store, (state) => state.toasts);
  const hasBar = useStore(results, (state) => state.picked.size > 0);
  const isReading = useStore(services.place, (state) => state.place.page === 'read');
  const works = useStore(store, (state) => state.works);
  const place = usePlace(toasts.length + works.length);
  useClearedSheets(services);

  return createPortal(
    <div
      className={styles.region}
      {...(toasts.length > 0 ? { role: 'region', 'aria-label': 'Messages' } : {})}
      data-above=""
      data-over-bar={hasBar || isReading || undefined}
      style={place}
    >
      <RatingQuestion />
      {works.map(({ id, name, since, progress, cancel }) => (
        <LongWork
          key={id}
          className={styles.work}
          name={name}
          since={since}
          progress={progress}
          onCancel={cancel}
        />
      ))}
      {toasts.map((toast) => (
        <ToastCard
          key={toast.id}
          icon={toast.tone === 'error' ? 'triangle-alert' : 'check'}
          tone={toast.tone}
          lasts={toast.tone === 'error' ? null : lasts}
          onDismiss={() => store.getState().dismiss(toast.id)}
          action={
            toast.edit === null && toast.act === null ? null : (
              <Button
                variant="quiet"
                size="sm"
                {...(toast.edit === null ? {} : { keys: 'u' })}
                className={styles.undo}
                onClick={() => {
                  store.getState().dismiss(toast.id);
                  if (toast.edit !== null) void undo(services, toast.edit);
                  else toast.act?.run();
                }}
              >
                {toast.edit === null ? toast.act?.label : 'Undo'}
              </Button>
            )
          }
        >
          {toast.sentence}
        </ToastCard>
      ))}
    </div>,
    document.body,
  );
}

/** What was done before a sheet opened would lie over the sheet's buttons; errors stay until dismissed. */
function useClearedSheets({ sheet, toasts }: Services): void {
  const isOpen = useStore(sheet, (state) => state.sheet !== null);
  useEffect(() => {
    if (!isOpen) return;
    for (const toast of toasts.getState().toasts)
      if (toast.tone === 'plain') toasts.getState().dismiss(toast.id);
  }, [isOpen, toasts]);
}

/** Over the foot of the list; of the window where there is no list. */
function usePlace(count: number): React.CSSProperties {
  const [place, setPlace] = useState<React.CSSProperties>({ left: '50%' });
  useLayoutEffect(() => {
    const rect = document.querySelector('[data-region="list"]')?.getBoundingClientRect();
    const isThere = rect !== undefined && rect.width > 0;
    setPlace(isThere ? { left: rect.left + rect.width / 2, maxWidth: rect.width - 24 } : { left: '50%' });
  }, [count]);
  return place;
}
