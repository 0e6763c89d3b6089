import { z } from 'zod';
import { usualKeyPattern } from '../domain/citation-key.ts';
import { call, feed } from './define.ts';

/** Names that another version may know and this one does not are kept. */
const facetNamesSchema = z.array(z.string().max(40)).max(40).readonly();

/** The page's settings, kept with the library so that every window of every host has the same. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** How many papers the reader wants to finish in a week; 0 for no goal. */
  weeklyGoal: z.number().int().min(0).max(200),
  /** Whether the PDFs of queued papers are fetched by themselves. */
  fetchPdfs: z.boolean(),
  /** The largest PDF fetched by itself, in megabytes. */
  largestPdf: z.number().int().min(1).max(200),
  /** Whether papers that the ranking would put last are mixed in now and then. */
  sampleLast: z.boolean(),
  /** What was searched for, the newest first. */
  recentSearches: z.array(z.string().max(2000)).max(50),
  /** What citation keys are made of, for papers that have none yet. */
  keyPattern: z.string().trim().min(1).max(200),
  /** How the reader arranged the facets, by their names; what is not named stands as at first. */
  facets: z.object({
    order: facetNamesSchema,
    folded: facetNamesSchema,
    hidden: facetNamesSchema,
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a library in which none was set. */
export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  weeklyGoal: 0,
  fetchPdfs: true,
  largestPdf: 30,
  sampleLast: true,
  recentSearches: [],
  keyPattern: usualKeyPattern,
  facets: { order: [], folded: [], hidden: [] },
};

export const settingsEntries = {
  get: call(z.object({}), settingsSchema),
  set: call(settingsSchema.partial(), settingsSchema),
  changed: feed(settingsSchema, { merge: (_earlier, later) => later }),
};
