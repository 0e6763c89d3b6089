import type { Draft, NamedFile } from '#shared/domain/draft.ts';
import type { Publication } from '#shared/domain/publication.ts';
import type { PaperRecord } from '../../papers/paper-record.ts';

/**
 * L32: what is known of a publication stays, and a draft adds what is missing. A preprint that turns up as
 * published takes the publication's kind and venue; its own stay among what they do not name.
 */
export function mergedPublication(
  known: Publication | null,
  given: Publication | undefined,
): Publication | null {
  if (known === null || given === undefined) return known ?? given ?? null;
  const isPublished = isVague(known) && !isVague(given);
  const [first, second] = isPublished ? [given, known] : [known, given];
  return {
    type: first.type,
    venue: first.venue ?? second.venue,
    variables: { ...second.variables, ...first.variables },
    contributors: { ...second.contributors, ...first.contributors },
    names: { ...second.names, ...first.names },
  };
}

/** Kinds that say no more than that there is a text. */
function isVague({ type }: Publication): boolean {
  return type === 'article' || type === 'document' || type === 'manuscript' || type === 'webpage';
}

/** The reader's own tags first, then those that are new. */
export function mergedTags(known: readonly string[], given: readonly string[] = []): string[] {
  return [...new Set([...known, ...given])];
}

/** A rating or a status that the reader gave here stays; one that came with a library fills in where there is none. */
export function mergedDecisions(
  paper: PaperRecord,
  { brought }: Draft,
): Pick<PaperRecord, 'status' | 'rating' | 'citationKey'> {
  return {
    status: paper.status ?? brought?.status ?? null,
    rating: paper.rating ?? brought?.rating ?? null,
    citationKey: paper.citationKey ?? brought?.citationKey ?? null,
  };
}

/** The fields without a home, and among them the files that an input names; they are never followed. */
export function withFiles(extra: Draft['extra'], { brought }: Draft): Draft['extra'] {
  if (brought === undefined || brought.files.length === 0) return extra;
  const known = Array.isArray(extra['files']) ? extra['files'] : [];
  const paths = new Set(known.map(pathOf));
  const added = brought.files.filter(({ path }) => !paths.has(path));
  return added.length === 0 ? extra : { ...extra, files: [...known, ...added.map(asJson)] };
}

function pathOf(file: unknown): unknown {
  return typeof file === 'object' && file !== null && 'path' in file ? file.path : null;
}

function asJson({ path, title, type }: NamedFile) {
  return { path, title, type };
}

/** A note with those of an import that it does not hold yet behind it; `null` where there is none. */
export function mergedNote(known: string | null, given: readonly string[] = []): string | null {
  let note = known ?? '';
  for (const one of given) {
    if (note.includes(one.trim())) continue;
    note = note === '' ? one : `${note.trimEnd()}\n\n${one}`;
  }
  return note === '' ? null : note;
}
