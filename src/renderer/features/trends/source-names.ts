import { useStore } from 'zustand';
import { useServices } from '../../app/services-context.tsx';
import { sourceName } from '../paper/index.ts';

/** What sources are called: as the reader named them, else as papers have it. */
export function useSourceNames(): (source: string) => string {
  const { sources } = useServices();
  const subscribed = useStore(sources, (state) => state.sources);
  return (source) => subscribed?.find(({ key }) => key === source)?.name ?? sourceName(source);
}
