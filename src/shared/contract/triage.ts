import { z } from 'zod';
import { canonicalOrcid } from '../domain/orcid.ts';
import { gradeSchema, paperIdSchema, statusSchema } from '../domain/paper.ts';
import { daySchema } from '../domain/partial-date.ts';
import { call, feed } from './define.ts';

const count = z.number().int().nonnegative();
const nothing = z.object({});
const instant = z.iso.datetime();

export const sessionIdSchema = z.number().int().positive();

/** In which order a session brings the papers. */
export const triageOrders = ['rank', 'interest', 'upvotes', 'velocity'] as const;
export const triageOrderSchema = z.enum(triageOrders);
export type TriageOrder = z.infer<typeof triageOrderSchema>;

/** What a session is about: a query within the Inbox; empty for all of it. */
export const triageScopeSchema = z.object({ query: z.string().max(1000) });

/** One step of a session: what was decided about which paper, and how long it took. */
export const stepSchema = z.object({
  paper: paperIdSchema,
  outcome: z.enum(['queued', 'reading', 'skipped', 'done', 'snoozed', 'other']),
  tookMs: count,
});

/** A sitting of triage. Undone decisions are not among its counts. */
export const sessionSchema = z.object({
  id: sessionIdSchema,
  startedAt: instant,
  /** When something was last done in it. */
  lastAt: instant,
  endedAt: instant.nullable(),
  scope: triageScopeSchema,
  order: triageOrderSchema,
  /** How many papers lay before the reader when it began. */
  total: count,
  decided: count,
  kept: count,
  skipped: count,
  snoozed: count,
  /** Time spent on decisions, in milliseconds; pauses over two minutes count as two minutes. */
  spentMs: count,
  /** The paper that lay on top last; a session that goes on begins there. */
  paper: paperIdSchema.nullable(),
  /** Every decision of it in its order, for the bar; the newest 2,000. */
  steps: z.array(stepSchema),
});
export type TriageSession = z.infer<typeof sessionSchema>;

/** One decision as it was made. They are kept for ever, those taken back too. */
export const decisionSchema = z.object({
  paper: paperIdSchema,
  at: instant,
  status: statusSchema.nullable(),
  interest: gradeSchema.nullable(),
  rating: gradeSchema.nullable(),
  snoozedUntil: daySchema.nullable(),
  /** Why, for people: "by hand", "rule “medical imaging”", "all 12 of a cluster". */
  reason: z.string(),
  session: sessionIdSchema.nullable(),
  tookMs: count.nullable(),
  undone: z.boolean(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** One reading of a paper's counts; one for each day on which they were seen. */
export const readingSchema = z.object({
  day: daySchema,
  upvotes: count.nullable(),
  comments: count.nullable(),
  stars: count.nullable(),
});
export type CountReading = z.infer<typeof readingSchema>;

export const ruleActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hide') }),
  z.object({ kind: z.literal('queue') }),
  z.object({ kind: z.literal('highlight') }),
  z.object({ kind: z.literal('notify') }),
  z.object({ kind: z.literal('tag'), tag: z.string().trim().min(1).max(100) }),
]);
export type RuleAction = z.infer<typeof ruleActionSchema>;

export const ruleIdSchema = z.number().int().positive();

/** A rule on incoming papers: what matches its query is hidden, queued, tagged, highlighted or told of. */
export const ruleSchema = z.object({
  id: ruleIdSchema,
  query: z.string().min(1).max(1000),
  actions: z.array(ruleActionSchema).min(1).max(5),
  enabled: z.boolean(),
  addedAt: instant,
  /** Papers it acted on in the last 30 days, and how many of them the reader kept (queued, reading, done) after all. */
  matched: count,
  kept: count,
});
export type Rule = z.infer<typeof ruleSchema>;

/** What a rule would have done to the papers that came in the last days. */
export const ruleTrialSchema = z.object({
  days: count,
  /** Papers that came in these days, and those of them that match. */
  came: count,
  matched: count,
  /** Of those that match: what the reader kept, skipped, and has not decided yet. */
  kept: count,
  skipped: count,
  undecided: count,
  papers: z
    .array(z.object({ id: paperIdSchema, title: z.string(), status: statusSchema.nullable() }))
    .max(50),
  /** "It would have hidden 412 papers, of which you kept 2." */
  sentence: z.string(),
});
export type RuleTrial = z.infer<typeof ruleTrialSchema>;

/** A rule that the reader's decisions suggest, tried out already. */
export const ruleProposalSchema = z.object({
  query: z.string(),
  actions: z.array(ruleActionSchema).min(1),
  trial: ruleTrialSchema,
});
export type RuleProposal = z.infer<typeof ruleProposalSchema>;

/** Somebody or something to be highlighted wherever it stands. */
export const watchSchema = z.object({
  id: z.number().int().positive(),
  kind: z.enum(['author', 'group', 'keyword']),
  /** The name, organisation or words. */
  value: z.string().trim().min(1).max(200),
  /** Other spellings that count too; of authors, initials count by themselves. */
  variants: z.array(z.string().trim().min(1).max(200)).max(20),
  orcid: z
    .string()
    .refine((orcid) => canonicalOrcid(orcid) === orcid)
    .nullable(),
});
export type Watch = z.infer<typeof watchSchema>;

/** What a rule was told to tell of, right after the papers came in. */
export const ruleNoticeSchema = z.object({
  rule: ruleIdSchema,
  /** "3 papers that came in match “medical imaging”." */
  sentence: z.string(),
  papers: z.array(paperIdSchema).min(1),
});

const removedSchema = z.object({ edit: z.number().int().positive() });

export const triageEntries = {
  /** The session that is not ended; `null` when there is none. */
  current: call(nothing, z.object({ session: sessionSchema.nullable() })),
  /** Begins a session; one that is still open is ended first. */
  begin: call(z.object({ scope: triageScopeSchema, order: triageOrderSchema, total: count }), sessionSchema),
  /**
   * Notes which paper lies on top, and in which order the reader wants the rest. It answers nothing: what a
   * session counts is read from all its decisions, and a move must not cost more the longer one sits (T15).
   * @throws not-found
   */
  move: call(
    z.object({
      session: sessionIdSchema,
      paper: paperIdSchema.nullable().optional(),
      order: triageOrderSchema.optional(),
      total: count.optional(),
    }),
    nothing,
  ),
  /** @throws not-found */
  end: call(
    z.object({ session: sessionIdSchema }),
    z.object({ session: sessionSchema, proposals: z.array(ruleProposalSchema) }),
  ),
  /** Newest first. */
  sessions: call(
    z.object({ limit: z.number().int().min(1).max(200).default(20) }),
    z.object({ sessions: z.array(sessionSchema) }),
  ),
  /** Every decision on a paper, newest first. */
  decisions: call(z.object({ paper: paperIdSchema }), z.object({ decisions: z.array(decisionSchema) })),
  /** The counts of a paper over time, oldest first. */
  series: call(z.object({ paper: paperIdSchema }), z.object({ readings: z.array(readingSchema) })),
};

export const ruleEntries = {
  /** In the order in which they act. */
  list: call(nothing, z.object({ rules: z.array(ruleSchema) })),
  add: call(
    z.object({
      query: ruleSchema.shape.query,
      actions: ruleSchema.shape.actions,
      enabled: z.boolean().default(true),
    }),
    ruleSchema,
  ),
  /** @throws not-found */
  update: call(
    z.object({
      id: ruleIdSchema,
      query: ruleSchema.shape.query.optional(),
      actions: ruleSchema.shape.actions.optional(),
      enabled: z.boolean().optional(),
      /** Its new place among the rules, from 0. */
      place: count.optional(),
    }),
    ruleSchema,
  ),
  /** What it did stays done. Answers the edit that undo takes back. @throws not-found */
  remove: call(z.object({ id: ruleIdSchema }), removedSchema),
  /** What a rule would have done in the last days; changes nothing. */
  try: call(
    z.object({
      query: ruleSchema.shape.query,
      actions: ruleSchema.shape.actions,
      days: z.number().int().min(1).max(365).default(30),
    }),
    ruleTrialSchema,
  ),
  proposals: call(nothing, z.object({ proposals: z.array(ruleProposalSchema) })),
  /** One event for each rule that notifies and found something, after each import. */
  notified: feed(ruleNoticeSchema),
};

export const watchEntries = {
  list: call(nothing, z.object({ watches: z.array(watchSchema) })),
  /** Adds one, or replaces the one with the id. */
  put: call(watchSchema.extend({ id: watchSchema.shape.id.optional() }), watchSchema),
  /** Answers the edit that undo takes back. @throws not-found */
  remove: call(z.object({ id: z.number().int().positive() }), removedSchema),
};
