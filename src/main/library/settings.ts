import { type Settings, settingsSchema } from '#shared/contract/library.ts';
import type { Database } from './storage/database.ts';

const defaults: Settings = { theme: 'system', density: 'comfortable' };

export interface SettingsStore {
  get(): Settings;
  set(change: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Settings;
}

/** Makes the store of the page's settings. What a newer Carrel wrote and this one does not know is left alone. */
export function createSettingsStore(database: Database): SettingsStore {
  const all = database.sql<{ name: string; value: string }>('SELECT name, value FROM setting');
  const upsert = database.sql(`
    INSERT INTO setting (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);

  function get(): Settings {
    const stored: Record<string, unknown> = Object.fromEntries(
      all.all().map(({ name, value }) => [name, value]),
    );
    return {
      theme: settingsSchema.shape.theme.catch(defaults.theme).parse(stored['theme']),
      density: settingsSchema.shape.density.catch(defaults.density).parse(stored['density']),
    };
  }

  return {
    get,
    set: (change) =>
      database.transaction(() => {
        for (const [name, value] of Object.entries(change)) {
          if (value !== undefined) upsert.run(name, value);
        }
        return get();
      }),
  };
}
