import { defaultSettings, type Settings, settingsSchema } from '#shared/contract/library.ts';
import type { Database } from './storage/database.ts';

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
      all.all().map(({ name, value }) => [name, valueOf(value)]),
    );
    const { shape } = settingsSchema;
    return {
      theme: shape.theme.catch(defaultSettings.theme).parse(stored['theme']),
      density: shape.density.catch(defaultSettings.density).parse(stored['density']),
      weeklyGoal: shape.weeklyGoal.catch(defaultSettings.weeklyGoal).parse(stored['weeklyGoal']),
      fetchPdfs: shape.fetchPdfs.catch(defaultSettings.fetchPdfs).parse(stored['fetchPdfs']),
      largestPdf: shape.largestPdf.catch(defaultSettings.largestPdf).parse(stored['largestPdf']),
      sampleLast: shape.sampleLast.catch(defaultSettings.sampleLast).parse(stored['sampleLast']),
      recentSearches: shape.recentSearches
        .catch(defaultSettings.recentSearches)
        .parse(stored['recentSearches']),
      keyPattern: shape.keyPattern.catch(defaultSettings.keyPattern).parse(stored['keyPattern']),
      facets: shape.facets.catch(defaultSettings.facets).parse(stored['facets']),
    };
  }

  return {
    get,
    set: (change) =>
      database.transaction(() => {
        for (const [name, value] of Object.entries(change)) {
          if (value !== undefined)
            upsert.run(name, typeof value === 'string' ? value : JSON.stringify(value));
        }
        return get();
      }),
  };
}

/** Numbers, switches, lists and what has parts are stored as JSON, words as they are. */
function valueOf(text: string): unknown {
  if (!/^(?:true|false|\d{1,9}|\[.*\]|\{.*\})$/s.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    // Words that only look like it, of another version.
    return text;
  }
}
