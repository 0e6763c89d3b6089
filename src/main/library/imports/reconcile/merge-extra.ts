import type { Draft } from '#shared/domain/draft.ts';
import type { PaperRecord } from '../../papers/paper-record.ts';
import { withdrawalOf } from './withdrawal.ts';

type Extra = Draft['extra'];
type Source = Pick<Draft, 'title' | 'abstract' | 'extra'>;

/** A draft's fields without a home, with the notice of its withdrawal where it says one. */
export function withNotice(draft: Source): Extra {
  const notice = withdrawalOf(draft);
  return notice === null ? draft.extra : { ...draft.extra, withdrawn: notice };
}

/**
 * T9: a paper's own fields come first, and a draft adds what is missing; but those of a newer version take
 * the place of an older one's, and a notice of withdrawal is always taken. Stars only grow.
 */
export function mergedExtra(paper: PaperRecord, draft: Draft): Extra {
  const { abstractMayBeSummary, incomplete, ...rest } = inOrder(paper.extra, withNotice(draft));
  const isStillIncomplete = isIncomplete(paper) && isIncomplete(draft) && incomplete !== undefined;
  const extra: Extra = isStillIncomplete ? { ...rest, incomplete } : rest;
  const isStillDoubtful = [paper, draft].every((one) => one.abstract === null || isPerhapsSummary(one));
  return isStillDoubtful && abstractMayBeSummary !== undefined ? { ...extra, abstractMayBeSummary } : extra;
}

/** Whether an abstract may be a page's one-sentence summary, made by a machine. */
export function isPerhapsSummary({ extra }: Pick<Draft, 'extra'>): boolean {
  return extra['abstractMayBeSummary'] === true;
}

/** Whether of a paper nothing but an identifier is known, which stands for its title (I145). */
export function isIncomplete({ extra }: Pick<Draft, 'extra'>): boolean {
  return extra['incomplete'] === true;
}

function inOrder(known: Extra, given: Extra): Extra {
  const [knownVersion, givenVersion] = [numberOf(known['version']), numberOf(given['version'])];
  const isNewer = knownVersion !== null && givenVersion !== null && givenVersion > knownVersion;
  const isOlder = knownVersion !== null && givenVersion !== null && givenVersion < knownVersion;
  const merged: Extra = isNewer
    ? { ...without(known, ofVersion), ...given }
    : { ...(isOlder ? without(given, ofVersion) : given), ...known };
  const notice = given['withdrawn'];
  if (notice !== undefined && !isOlder && known['withdrawn'] === undefined) {
    merged['withdrawn'] = notice;
    if (given['comment'] !== undefined) merged['comment'] = given['comment'];
  }
  const orcids = { ...orcidsIn(given), ...orcidsIn(known) };
  if (Object.keys(orcids).length > 0) merged['orcids'] = orcids;
  const stars = Math.max(numberOf(known['githubStars']) ?? -1, numberOf(given['githubStars']) ?? -1);
  return stars < 0 ? merged : { ...merged, githubStars: stars };
}

/** What says something of one version alone, so that an older one cannot fill it in. */
const ofVersion: ReadonlySet<string> = new Set(['comment', 'announceType', 'withdrawn', 'updatedAt']);

/** ORCIDs by name; one source knows some authors', another those of others. */
function orcidsIn({ orcids }: Extra): { readonly [name: string]: string } {
  if (typeof orcids !== 'object' || orcids === null || Array.isArray(orcids)) return {};
  return Object.fromEntries(
    Object.entries(orcids).flatMap(([name, orcid]) => (typeof orcid === 'string' ? [[name, orcid]] : [])),
  );
}

function without(extra: Extra, fields: ReadonlySet<string>): Extra {
  return Object.fromEntries(Object.entries(extra).filter(([field]) => !fields.has(field)));
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
