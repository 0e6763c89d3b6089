import { z } from 'zod';
import {
  appearanceSchema,
  gradeSchema,
  identifiersSchema,
  linkSchema,
  paperSchema,
  statusSchema,
  tagSchema,
} from './paper.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { publicationSchema } from './publication.ts';

/** Where something stands in an input: lines, counted from 1, both ends included. */
export const placeSchema = z.object({
  line: z.number().int().positive(),
  endLine: z.number().int().positive(),
});
export type Place = z.infer<typeof placeSchema>;

/** A fault of an input, said in a sentence, with its place where there is one. */
export const complaintSchema = z.object({
  line: z.number().int().positive().nullable(),
  endLine: z.number().int().positive().nullable(),
  message: z.string().min(1),
});
export type Complaint = z.infer<typeof complaintSchema>;

/** A file that an input names for a paper. Its path is shown and kept, and never followed by itself. */
export const namedFileSchema = z.object({
  path: z.string().min(1),
  title: z.string().nullable(),
  /** A media type, `application/pdf`. */
  type: z.string().nullable(),
});
export type NamedFile = z.infer<typeof namedFileSchema>;

/** What a reader had of a paper elsewhere: only libraries (reference managers, archives) bring it, listings do not. */
export const broughtSchema = z.object({
  tags: z.array(tagSchema),
  /** Collections that it was in, each as the path of names down to it. */
  collections: z.array(z.array(z.string().min(1)).min(1)),
  /** Notes and annotations, each in Markdown. */
  notes: z.array(z.string().min(1)),
  /** The key it is cited by, verbatim. */
  citationKey: z.string().min(1).nullable(),
  files: z.array(namedFileSchema),
  status: statusSchema.nullable(),
  rating: gradeSchema.nullable(),
  /** When it came into that library. */
  addedAt: z.iso.datetime().nullable(),
});
export type Brought = z.infer<typeof broughtSchema>;

/** What a library brings of a paper of which it has nothing but the paper. */
export const broughtNothing: Brought = {
  tags: [],
  collections: [],
  notes: [],
  citationKey: null,
  files: [],
  status: null,
  rating: null,
  addedAt: null,
};

/** What an archive keeps of a paper that no other format has a place for. */
export const keptSchema = paperSchema.pick({
  appearances: true,
  interest: true,
  snoozedUntil: true,
  decidedAt: true,
  returned: true,
  priority: true,
  due: true,
  minutes: true,
  queuePlace: true,
  doneAt: true,
  highlighted: true,
  trashedAt: true,
});

/** A paper as one input gives it, before it is compared with the library. Text is verbatim. */
export const draftSchema = z.object({
  title: z.string().min(1),
  abstract: z.string().nullable(),
  authors: z.array(z.string()),
  authorCount: z.number().int().nonnegative().nullable(),
  organization: z.string().nullable(),
  date: partialDateSchema.nullable(),
  dateInferred: z.boolean(),
  identifiers: identifiersSchema,
  links: z.array(linkSchema),
  upvotes: z.number().int().nonnegative().nullable(),
  comments: z.number().int().nonnegative().nullable(),
  appearance: appearanceSchema.nullable(),
  /** Where it stands in the input; `null` where the input has no lines (JSON inside HTML). */
  place: placeSchema.nullable(),
  /** What makes it doubtful, in sentences: shown before the import, never a reason to drop it. */
  doubts: z.array(z.string()),
  /** Fields without a home (AI summary, submitter, …), kept as they came so that nothing is lost. */
  extra: z.record(z.string(), z.json()),
  /** Where and as what it was published, where the input says so. */
  publication: publicationSchema.optional(),
  /** What the reader had of it elsewhere; a draft that has it does not wait in the Inbox. */
  brought: broughtSchema.optional(),
  /** What only an archive of Carrel's own brings. */
  kept: keptSchema.optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** What an input says of the listing that it is, or is a part of, beyond the papers that it holds. */
export const announcementSchema = z.object({
  /** What the listing calls itself, where that is a name for people. */
  title: z.string().optional(),
  /** The day that it stands for, as it says itself. */
  day: daySchema.nullable(),
  /** How many entries it holds, those that cannot be read too. */
  held: z.number().int().nonnegative(),
  /** How many the whole listing has, where it says so. */
  total: z.number().int().nonnegative().nullable(),
  /** The parts of a page of new or recent papers, with how many entries each has in all. */
  sections: z.array(
    z.object({
      day: daySchema.nullable(),
      type: z.enum(['new', 'cross', 'replace']).nullable(),
      total: z.number().int().nonnegative(),
    }),
  ),
  /** What the next part is asked for with, where there is one: a token, a number. */
  next: z.string().nullable(),
  /** Whether it came to its own end; an input that breaks off does not. */
  isWhole: z.boolean(),
  /** What the source said instead of papers. */
  error: z.string().nullable(),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** What an importer made of one input. Parsing never throws: what is wrong is a complaint. */
export const parsedInputSchema = z.object({
  /** The importer that read it, `huggingface-text`; `null` when no importer knows it. */
  format: z.string().nullable(),
  /** What the input is, for people: "Daily Papers page, search view". */
  description: z.string(),
  /** The listing's day, where the input says one. */
  listedOn: daySchema.nullable(),
  /** Whether the year of `listedOn` was concluded from the day the input was captured. */
  listedOnInferred: z.boolean(),
  /** How the header gave the day, verbatim ("Jul 1"). */
  listedOnText: z.string().nullable(),
  drafts: z.array(draftSchema),
  /** `null` where the format says nothing of its listing. */
  announced: announcementSchema.nullable(),
  complaints: z.array(complaintSchema),
  /** The decoded text when it has lines a person can look at; `null` for JSON and HTML. */
  text: z.string().nullable(),
});
export type ParsedInput = z.infer<typeof parsedInputSchema>;
