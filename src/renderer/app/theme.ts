import type { Settings } from '#shared/contract/library.ts';
import type { Services } from './services.ts';

/** Puts theme and density onto the document, where the tokens look for them. */
export function startTheme({ settings }: Services, { documentElement }: Document): void {
  function apply({ theme, density }: Settings): void {
    if (theme === 'system') delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = theme;
    documentElement.dataset['density'] = density;
  }
  apply(settings.getState());
  settings.subscribe(apply);
}
