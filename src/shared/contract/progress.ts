import { z } from 'zod';

/** Progress of long work: state, not a log; each report says all. */
export const progressSchema = z.object({
  /** `reading`, `comparing`, `writing`, … in words for people. */
  step: z.string(),
  done: z.number().int().nonnegative(),
  /** `null` while it is not known. */
  total: z.number().int().nonnegative().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;
