import { targetsOf } from '../app/acts.ts';
import type { Services } from '../app/services.ts';
import { regionOf } from './regions.ts';

export const always = () => true;
export const hasPapers = (services: Services) => targetsOf(services).length > 0;
export const hasResults = ({ results }: Services) => (results.getState().answer?.total ?? 0) > 0;
export const isOutsidePane = () => regionOf(document.activeElement) !== 'pane';
export const inView = (view: string) => (services: Services) => services.place.getState().place.view === view;
export const outsideView = (view: string) => (services: Services) =>
  services.place.getState().place.view !== view;
