import { z } from 'zod';
import { call, defineContract, feed } from '../contract/define.ts';
import type { Digest } from '../digest/digest.ts';
import type { DigestWish } from '../digest/make-digest.ts';
import { daySchema } from '../domain/partial-date.ts';
import type { Explanation, RankingState, RelatedPaper } from '../ranking/prediction.ts';
import { type Trends, trendSpans } from '../trends/trends.ts';
import type { Meant } from './did-you-mean.ts';
import {
  type FacetCount,
  facetNames,
  type Marks,
  type Row,
  type SearchAnswer,
  type SearchRequest,
  sorts,
  views,
} from './request.ts';

/** Answers are typed but not looked through again: both sides are ours, and ids come by the hundred thousand. */
const rows = z.custom<readonly Row[]>((value) => Array.isArray(value));
const marks = z.custom<Marks>((value) => Array.isArray(value));
const counts = z.custom<readonly FacetCount[]>((value) => Array.isArray(value));
const answer = z.custom<SearchAnswer>(
  (value) => typeof value === 'object' && value !== null && 'ids' in value,
);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

const request: z.ZodType<SearchRequest, SearchRequest> = z.custom<SearchRequest>(
  (value) => looseRequest.safeParse(value).success,
  { error: 'A search needs a view, a query, a sort and a window of rows.' },
);

const looseRequest = z.looseObject({
  view: z.enum(views),
  query: z.string(),
  chosen: z.partialRecord(
    z.enum(facetNames),
    z.object({
      any: z.array(z.string()),
      all: z.array(z.string()).optional(),
      none: z.array(z.string()),
    }),
  ),
  sort: z.enum(sorts),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().nonnegative(),
  today: z.string(),
  timeZone: z.string().optional(),
  facetSearch: z.partialRecord(z.enum(facetNames), z.string()).optional(),
});

const trendsRequest = z.object({
  weeks: z.literal(trendSpans),
  source: z.string().nullable(),
  today: daySchema,
  timeZone: z.string(),
});

/** What the page asks of its search worker, and what the worker announces. */
export const searchWorkerContract = defineContract({
  search: {
    /** Aborting the signal says that the answer is no longer wanted. */
    query: call(request, answer),
    rows: call(z.object({ ids: z.array(z.number().int()), query: z.string() }), z.object({ rows })),
    marks: call(z.object({ text: z.string(), query: z.string() }), z.object({ marks })),
    complete: call(
      z.object({
        facet: z.enum(facetNames),
        prefix: z.string(),
        limit: z.number().int().min(1).max(1000),
      }),
      z.object({ values: counts }),
    ),
    /** How well the ranking knows the reader. */
    ranking: call(z.object({}), z.custom<RankingState>(isObject)),
    /** Why a paper stands where it stands in the order by interest. */
    explain: call(z.object({ id: z.number().int() }), z.custom<Explanation>(isObject)),
    /** Papers like one, the most alike first. */
    related: call(
      z.object({ id: z.number().int(), limit: z.number().int().min(1).max(100) }),
      z.object({ papers: z.custom<readonly RelatedPaper[]>((value) => Array.isArray(value)) }),
    ),
    /** Undecided papers of the Inbox alike enough to one to be decided together, the most alike first. */
    cluster: call(
      z.object({ id: z.number().int(), limit: z.number().int().min(1).max(1000), today: z.string() }),
      z.object({ papers: z.custom<readonly RelatedPaper[]>((value) => Array.isArray(value)) }),
    ),
    /** What a query was meant to be, where words of it stand in no paper. */
    meant: call(
      z.object({ query: z.string(), today: daySchema, timeZone: z.string() }),
      z.object({ meant: z.custom<Meant | null>((value) => value === null || isObject(value)) }),
    ),
    /** The words that one is taken for when no paper has it, the nearest first. */
    takenFor: call(
      z.object({ word: z.string(), open: z.boolean() }),
      z.object({ words: z.array(z.string()) }),
    ),
    /** How many papers each query opens on, one after the other: whoever asks meanwhile waits for one. */
    count: call(
      z.object({ queries: z.array(z.string()).max(500), today: daySchema, timeZone: z.string() }),
      z.object({ counts: z.array(z.number().int().nonnegative()) }),
    ),
    /** What the library says of its field and its reader over some weeks; abort what is no longer wanted. */
    trends: call(trendsRequest, z.custom<Trends>(isObject)),
    /** What some days brought; the page knows what is no paper of it: sources, ledger and watches. */
    digest: call(z.custom<DigestWish>(isObject), z.custom<Digest>(isObject)),
    /** The worker holds a newer state of the library, or more of it: what is shown may be asked again. */
    changed: feed(
      z.object({
        revision: z.number().int().nonnegative(),
        /** How much of the library's papers the worker has loaded, 0–1. */
        loaded: z.number().min(0).max(1),
        /** How much of their text is indexed, 0–1. */
        indexed: z.number().min(0).max(1),
        /** How often the ranking has learned anew: with each, papers may stand otherwise by interest. */
        learned: z.number().int().nonnegative(),
      }),
    ),
  },
});

export type SearchWorkerContract = typeof searchWorkerContract;
