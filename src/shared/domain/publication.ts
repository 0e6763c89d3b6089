import { z } from 'zod';

/**
 * What kind of work a paper is: the item types of CSL 1.0.2 (docs.citationstyles.org). `article` is a preprint,
 * `document` anything that says no more of itself.
 */
export const publicationTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;
export const publicationTypeSchema = z.enum(publicationTypes);
export type PublicationType = z.infer<typeof publicationTypeSchema>;

/**
 * A name in its parts, where an input told them. `literal` is the name of a group, which has no others. A particle
 * that sorts with the family name (`Van Gogh` under V) is `nonDroppingParticle`, one that does not (`de La
 * Fontaine` under L) is `droppingParticle`.
 */
export const namePartsSchema = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  droppingParticle: z.string().optional(),
  nonDroppingParticle: z.string().optional(),
  suffix: z.string().optional(),
  literal: z.string().optional(),
});
export type NameParts = z.infer<typeof namePartsSchema>;

/** Where and as what a paper was published, in the terms of CSL; its title, authors and date are the paper's own. */
export const publicationSchema = z.object({
  type: publicationTypeSchema,
  /** The journal, proceedings, book or site that it is in (`container-title`). */
  venue: z.string().nullable(),
  /**
   * Further variables under CSL's names, as text: `volume`, `issue`, `page`, `number`, `publisher`,
   * `publisher-place`, `collection-title`, `event-title`, `genre`, `edition`, `language`, `container-title-short`, …
   */
  variables: z.record(z.string(), z.string()),
  /** People in other parts than the author's, under CSL's names (`editor`, `translator`, …), named as shown. */
  contributors: z.record(z.string(), z.array(z.string())),
  /** The parts of names, of authors and contributors, by the name as shown: only where `splitName` would err. */
  names: z.record(z.string(), namePartsSchema),
});
export type Publication = z.infer<typeof publicationSchema>;

/** A publication of which nothing but its kind is known. */
export function bareType(type: PublicationType): Publication {
  return { type, venue: null, variables: {}, contributors: {}, names: {} };
}
