import { AppError } from '#shared/contract/errors.ts';
import type { EditReceipt } from '#shared/contract/library.ts';
import type { PaperId, Status } from '#shared/domain/paper.ts';
import type { EditKind, PaperChange } from '../edits/edit-log.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { DecidedPaper } from './paper-reader.ts';

/** What the reader decides about papers. */
export interface PaperDecision {
  readonly ids: readonly PaperId[];
  readonly status?: Status | null | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly trashed?: boolean | undefined;
}

/** Decides about papers as one edit. Papers that are so already are left alone. @throws AppError not-found */
export function editPapers(parts: LibraryParts, decision: PaperDecision): EditReceipt {
  const { database, reader, writer, edits, clock } = parts;
  return database.transaction(() => {
    const at = clock.now().toISOString();
    const changes: PaperChange[] = [];
    const papers = [...new Set(decision.ids)]
      .map((id) => reader.findDecided(id))
      .filter((paper) => paper !== null);
    if (papers.length === 0) throw new AppError('not-found', `No paper has the id ${decision.ids[0]}.`);
    for (const paper of papers) {
      const change = changeOf(paper, decision, at);
      if (change) changes.push(change);
    }
    if (changes.length === 0) {
      return { edit: null, revision: reader.revision(), changed: 0, sentence: 'Nothing had to change' };
    }
    for (const { paper, after } of changes) {
      const { note: _, ...patch } = after;
      writer.update(paper, patch);
    }
    const only = papers.length === 1 ? papers[0] : undefined;
    const sentence = describe(
      withoutIdle(decision, papers),
      only ? `“${only.title}”` : countOf(changes.length),
      only !== undefined,
    );
    const edit = edits.add({ kind: kindOf(decision), sentence, at }, changes);
    return { edit, revision: reader.revision(), changed: changes.length, sentence };
  });
}

function changeOf(paper: DecidedPaper, decision: PaperDecision, at: string): PaperChange | null {
  const before: { status?: Status | null; tags?: string[]; trashedAt?: string | null } = {};
  const after: typeof before = {};
  if (decision.status !== undefined && decision.status !== paper.status) {
    before.status = paper.status;
    after.status = decision.status;
  }
  const removed = new Set(decision.removeTags);
  const tags = [...new Set([...paper.tags, ...(decision.addTags ?? [])])].filter((tag) => !removed.has(tag));
  if (tags.length !== paper.tags.length || tags.some((tag, index) => tag !== paper.tags[index])) {
    before.tags = paper.tags;
    after.tags = tags;
  }
  if (decision.trashed !== undefined && decision.trashed !== (paper.trashedAt !== null)) {
    before.trashedAt = paper.trashedAt;
    after.trashedAt = decision.trashed ? at : null;
  }
  return Object.keys(after).length === 0 ? null : { paper: paper.id, before, after };
}

function kindOf(decision: PaperDecision): EditKind {
  if (decision.trashed !== undefined) return 'trash';
  return decision.status !== undefined ? 'status' : 'tags';
}

const verbs: { readonly [Name in Status]: string } = {
  undecided: 'Put back to undecided',
  queued: 'Queued',
  reading: 'Started reading',
  done: 'Finished',
  skipped: 'Skipped',
};

/** The decision without the tags that none of the papers gained or lost by it. */
function withoutIdle(decision: PaperDecision, papers: readonly DecidedPaper[]): PaperDecision {
  const { addTags = [], removeTags = [] } = decision;
  const isTaken = new Set(removeTags);
  return {
    ...decision,
    addTags: addTags.filter((tag) => !isTaken.has(tag) && papers.some(({ tags }) => !tags.includes(tag))),
    removeTags: removeTags.filter((tag) => papers.some(({ tags }) => tags.includes(tag))),
  };
}

function describe(decision: PaperDecision, what: string, isOne: boolean): string {
  const acts: ((object: string) => string)[] = [];
  const { status, addTags = [], removeTags = [], trashed } = decision;
  if (trashed === true) acts.push((object) => `Moved ${object} to the trash`);
  if (trashed === false) acts.push((object) => `Took ${object} out of the trash`);
  if (status) acts.push((object) => `${verbs[status]} ${object}`);
  if (status === null) acts.push((object) => `Took the status off ${object}`);
  if (addTags.length > 0) acts.push((object) => `Tagged ${object} with ${addTags.join(', ')}`);
  if (removeTags.length > 0) acts.push((object) => `Took ${removeTags.join(', ')} off ${object}`);
  const pronoun = isOne ? 'it' : 'them';
  return acts.map((act, index) => (index === 0 ? act(what) : lowerFirst(act(pronoun)))).join(' and ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function countOf(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers} papers`;
}
