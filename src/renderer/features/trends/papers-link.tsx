import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { Place } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { focusRegion } from '../../commands/regions.ts';

/** A number in a table that leads to its papers. */
export function PapersLink({
  to,
  label,
  children,
}: {
  readonly to: Place;
  /** What it leads to, for who does not see the row. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  const { place } = useServices();
  return (
    <a
      href={addressOf(to)}
      aria-label={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        place.getState().go(to);
        requestAnimationFrame(() => focusRegion('list'));
      }}
    >
      {children}
    </a>
  );
}
