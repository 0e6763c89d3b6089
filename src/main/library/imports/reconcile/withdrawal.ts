import type { Draft } from '#shared/domain/draft.ts';

/**
 * How a draft says that its paper was withdrawn or retracted (T8): in its title, as journals do; in its comment
 * or abstract, as arXiv does; or in a field of its own. `null` when it does not.
 */
export function withdrawalOf({
  title,
  abstract,
  extra,
}: Pick<Draft, 'title' | 'abstract' | 'extra'>): string | null {
  if (inTitle.test(title)) return title;
  const comment = textOf(extra['comment']);
  if (comment !== null && inComment.some((pattern) => pattern.test(comment))) return comment;
  if (abstract !== null && whole.test(abstract)) return abstract;
  for (const field of ['withdrawn', 'retracted']) {
    const given = extra[field];
    if (given === true) return `Marked as ${field}`;
    if (typeof given === 'string' && given !== '') return given;
  }
  for (const field of noticeFields) {
    const notice = textsOf(extra[field]).find((text) => inNotice.test(text));
    if (notice !== undefined) return notice;
  }
  return null;
}

/** `[Retracted] On …`, `WITHDRAWN: On …`; not `Withdrawn consent in …`. */
const inTitle =
  /^\W{0,3}(?:withdrawn|retracted|retraction(?: notice)?)(?:\s+(?:article|paper))?\s*[\])}:–—]/i;

/** `This paper has been withdrawn by the author`: not `supersedes a withdrawn paper`. */
const whole =
  /^\W{0,3}(?:th(?:is|e)\s+(?:paper|article|submission|manuscript|work|preprint|version|document)\s+(?:has\s+been|is|was)\s+(?:now\s+)?(?:withdrawn|retracted)\b|(?:withdrawn|retracted)\b)/i;
const inComment = [
  whole,
  /\bth(?:is|e)\s+(?:paper|article|submission|manuscript|work|preprint)\s+(?:has\s+been|is|was)\s+(?:now\s+)?(?:withdrawn|retracted)\b/i,
  /\b(?:withdrawn|retracted)\s+by\s+(?:the\s+)?(?:author|authors|submitter|arxiv|journal|publisher|editors?)\b/i,
];

/** Where registries and venues say it: Crossref’s update type, OpenReview’s venue, bioRxiv’s type. */
const noticeFields = ['updateType', 'update-type', 'updateTo', 'update-to', 'notice', 'type', 'venue'];
const inNotice = /^\W{0,3}(?:retract(?:ion|ed)|withdraw(?:al|n)|removal)\b|\bwithdrawn submission\b/i;

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}
