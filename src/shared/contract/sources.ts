import { z } from 'zod';
import { paperIdSchema } from '../domain/paper.ts';
import { daySchema } from '../domain/partial-date.ts';
import { call, feed, job } from './define.ts';
import { progressSchema } from './progress.ts';

const count = z.number().int().nonnegative();
const nothing = z.object({});
const instant = z.iso.datetime();

/** What can be subscribed to; `target` says which of its kind: `daily`, `cs.LG`, a query, an address, a folder. */
export const sourceKinds = [
  'huggingface',
  'arxiv',
  'arxiv-search',
  'arxiv-author',
  'biorxiv',
  'medrxiv',
  'feed',
  'folder',
] as const;
export const sourceKindSchema = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** How a source announces a paper; only arXiv tells these apart. */
export const announceTypes = ['new', 'cross', 'replace'] as const;
export const announceTypeSchema = z.enum(announceTypes);
export type AnnounceType = z.infer<typeof announceTypeSchema>;

export const sourceIdSchema = z.number().int().positive();

/**
 * What became of a day of a source. `complete`: all that was announced is here. `partial`: some is missing.
 * `quiet`: nothing was announced (weekend, holiday). `stale`: the source still shows an earlier day.
 * `failed`: it could not be asked, or its answer could not be read.
 */
export const dayVerdicts = ['complete', 'partial', 'quiet', 'stale', 'failed'] as const;
export const dayVerdictSchema = z.enum(dayVerdicts);
export type DayVerdict = z.infer<typeof dayVerdictSchema>;

/** One day of one source in the completeness ledger. */
export const ledgerDaySchema = z.object({
  source: sourceIdSchema,
  day: daySchema,
  verdict: dayVerdictSchema,
  /** How many papers the day should have; `null` when nothing says so. */
  expected: count.nullable(),
  /** Who says so: the announcement itself, the listing's own count, or the source's habit on this weekday. */
  expectedFrom: z.enum(['announcement', 'listing', 'habit']).nullable(),
  received: count,
  /** Of those received: announced as new, cross-listed, replaced. */
  new: count,
  crossListed: count,
  replaced: count,
  /** Of those received: how many the library did not have before. */
  added: count,
  /** Identifiers that were announced and did not come; at most 1,000 are named. */
  missing: z.array(z.string()),
  missingCount: count,
  /** When the day was last asked for; `null` while it never was. */
  fetchedAt: instant.nullable(),
  /** The roads its papers came by, in their order: feed, listing, API, OAI, … */
  roads: z.array(z.object({ road: z.string(), papers: count })),
  /** What is so and what is being done about it: "118 of 244 came. The other 126 are asked of the API." */
  sentence: z.string(),
  /** When it is tried again; `null` when it is not. */
  nextTryAt: instant.nullable(),
});
export type LedgerDay = z.infer<typeof ledgerDaySchema>;

/**
 * What a source is doing now. `waiting`: for its turn, for the time that a server wants to be asked again, or
 * for its folder to be there.
 */
export const sourceActivitySchema = z.object({
  kind: z.enum(['idle', 'fetching', 'waiting', 'forbidden', 'offline', 'paused']),
  /** For people; empty when idle. */
  sentence: z.string(),
});

export const sourceSchema = z.object({
  id: sourceIdSchema,
  kind: sourceKindSchema,
  target: z.string(),
  /** For people: "arXiv cs.LG". */
  name: z.string(),
  /** What it brings and by which roads, for people: "feed, then listing and API". */
  description: z.string(),
  /** What its papers' appearances carry as their source: `huggingface`, `arxiv/cs.LG`. */
  key: z.string(),
  announces: z.array(announceTypeSchema),
  enabled: z.boolean(),
  addedAt: instant,
  lastFetchedAt: instant.nullable(),
  nextFetchAt: instant.nullable(),
  activity: sourceActivitySchema,
  /** The newest days of its ledger, newest first, at most seven. */
  days: z.array(ledgerDaySchema),
});
export type Source = z.infer<typeof sourceSchema>;

export const networkSchema = z.object({
  forbidden: z.boolean(),
  /** Since when it is; `null` when it is not. */
  since: instant.nullable(),
});
export type Network = z.infer<typeof networkSchema>;

/** One request, or a sentence between requests (`url` `null`). */
export const loggedRequestSchema = z.object({
  id: z.number().int().positive(),
  source: sourceIdSchema.nullable(),
  at: instant,
  /** `feed`, `listing`, `API`, `OAI`, `PDF`, … */
  road: z.string(),
  url: z.string().nullable(),
  /** `null` when no answer came. */
  status: z.number().int().nullable(),
  /** In milliseconds. */
  tookMs: z.number().nonnegative().nullable(),
  bytes: count.nullable(),
  sentence: z.string(),
});
export type LoggedRequest = z.infer<typeof loggedRequestSchema>;

/** What a text that the reader typed may be as a source, best first. */
export const sourceSuggestionSchema = z.object({
  kind: sourceKindSchema,
  target: z.string(),
  name: z.string(),
  /** What it is: "Machine Learning". */
  detail: z.string(),
});
export type SourceSuggestion = z.infer<typeof sourceSuggestionSchema>;

export const fetchReportSchema = z.object({
  source: sourceIdSchema,
  name: z.string(),
  /** The verdict on the day asked for; `null` for a source without days (a folder). */
  verdict: dayVerdictSchema.nullable(),
  added: count,
  updated: count,
  unchanged: count,
  unresolved: count,
  /** The edits its papers came in with. */
  batches: z.array(z.number().int().positive()),
  days: z.array(ledgerDaySchema),
  sentence: z.string(),
  complaints: z.array(z.string()),
});
export type FetchReport = z.infer<typeof fetchReportSchema>;

export const sourceEntries = {
  list: call(nothing, z.object({ sources: z.array(sourceSchema), network: networkSchema })),
  /** What a typed text may mean; asks nobody. */
  recognize: call(
    z.object({ text: z.string().max(2000) }),
    z.object({ suggestions: z.array(sourceSuggestionSchema) }),
  ),
  /** @throws invalid-input when the target is none of its kind; conflict when it is there already */
  add: call(
    z.object({
      kind: sourceKindSchema,
      target: z.string().max(2000),
      name: z.string().max(200).optional(),
      announces: z.array(announceTypeSchema).min(1).optional(),
      /** How many days back the first fetch reaches, today included. */
      daysBack: z.number().int().min(1).max(400).optional(),
    }),
    sourceSchema,
  ),
  /** @throws not-found */
  update: call(
    z.object({
      id: sourceIdSchema,
      name: z.string().min(1).max(200).optional(),
      announces: z.array(announceTypeSchema).min(1).optional(),
      enabled: z.boolean().optional(),
    }),
    sourceSchema,
  ),
  /** Its papers stay, and so does its ledger until a source of the same kind and target is added again. @throws not-found */
  remove: call(z.object({ id: sourceIdSchema }), nothing),
  /** Fetches one source, or all that are enabled; `asOf` is the day the fetch is made for (today). */
  fetch: job(
    z.object({ source: sourceIdSchema.optional(), asOf: daySchema.optional() }),
    progressSchema,
    z.object({ reports: z.array(fetchReportSchema) }),
  ),
  ledger: call(
    z.object({ source: sourceIdSchema.optional(), since: daySchema.optional(), until: daySchema.optional() }),
    z.object({ days: z.array(ledgerDaySchema) }),
  ),
  /** The papers that a source brought on a day. */
  papers: call(
    z.object({ source: sourceIdSchema, day: daySchema }),
    z.object({ papers: z.array(paperIdSchema) }),
  ),
  /** Newest first. */
  log: call(
    z.object({
      source: sourceIdSchema.optional(),
      /** Only what belongs to this day. */
      day: daySchema.optional(),
      limit: z.number().int().min(1).max(1000).default(200),
      before: z.number().int().positive().optional(),
    }),
    z.object({ requests: z.array(loggedRequestSchema) }),
  ),
  /** Forbids all network, or allows it again. */
  forbidNetwork: call(z.object({ forbidden: z.boolean() }), networkSchema),
  exportOpml: call(nothing, z.object({ opml: z.string() })),
  importOpml: call(
    z.object({ text: z.string().max(5_000_000) }),
    z.object({ added: z.array(sourceSchema), known: count, complaints: z.array(z.string()) }),
  ),
  /** Something about a source, the ledger or the network is other than it was. */
  changed: feed(z.object({ sources: z.array(sourceIdSchema) }), {
    merge: (earlier, later) => ({ sources: [...new Set([...earlier.sources, ...later.sources])] }),
  }),
};
