import { readFile } from 'node:fs/promises';
import { AppError } from '#shared/contract/errors.ts';
import { type Paper, type PaperId, paperIdSchema, type Status } from '#shared/domain/paper.ts';
import { unreadable } from './import-command.ts';
import { readStandardInput } from './standard-input.ts';
import type { Session } from './with-library.ts';

/** `carrel show`: in JSON with what is kept of its inputs for want of a place, under `extra`. */
export async function runShow({ library, output }: Session, id: string): Promise<void> {
  const paper = await library.papers.get({ id: paperId(id) });
  const { fields: extra } = await library.papers.kept({ id: paper.id });
  output.answer({ ...paper, extra }, () => describe(paper));
}

/** `carrel note`: prints the note; with `--file` sets it first. */
export async function runNote(session: Session, id: string, options: { file?: string }): Promise<void> {
  const { library, output } = session;
  const paper = paperId(id);
  if (options.file === undefined) {
    const { text } = await library.notes.get({ paper });
    output.answer({ id: paper, note: text || null }, () => text);
    return;
  }
  const text = await readNote(options.file);
  const { version } = await library.notes.get({ paper });
  await session.backUpIfDue();
  const { note } = await library.notes.save({ paper, text, base: version });
  output.answer({ id: paper, note: note.text || null }, () =>
    note.text === '' ? `Cleared the note on paper ${paper}.` : `Saved the note on paper ${paper}.`,
  );
}

async function readNote(file: string): Promise<string> {
  try {
    const bytes = file === '-' ? await readStandardInput() : await readFile(file);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      throw new AppError('invalid-input', `"${file}" is not UTF-8 text. Nothing was changed.`);
    }
    throw unreadable(file, error);
  }
}

export interface SetOptions {
  readonly status?: Status | 'none';
  readonly tag: readonly string[];
  readonly untag: readonly string[];
  readonly interest?: number | 'none';
  readonly snooze?: string;
  readonly rating?: number | 'none';
  readonly due?: string;
  readonly minutes?: number | 'none';
  readonly priority?: number | 'none';
  readonly trash?: boolean;
  readonly restore?: boolean;
}

/** `carrel set`: what is decided about one paper, as one edit. */
export async function runSet(session: Session, id: string, options: SetOptions): Promise<void> {
  const { library, output } = session;
  const paper = paperId(id);
  await library.papers.get({ id: paper });
  await session.backUpIfDue();
  await library.papers.edit({
    ids: [paper],
    status: nullFor(options.status),
    ...(options.tag.length === 0 ? {} : { addTags: [...options.tag] }),
    ...(options.untag.length === 0 ? {} : { removeTags: [...options.untag] }),
    interest: nullFor(options.interest),
    snoozedUntil: nullFor(options.snooze),
    rating: nullFor(options.rating),
    due: nullFor(options.due),
    minutes: nullFor(options.minutes),
    priority: nullFor(options.priority),
    ...(options.trash ? { trashed: true } : {}),
    ...(options.restore ? { trashed: false } : {}),
  });
  const after = await library.papers.get({ id: paper });
  output.answer(after, () => describe(after));
}

function nullFor<Value>(given: Value | 'none' | undefined): Exclude<Value, 'none'> | null | undefined {
  // What is neither "none" nor missing is a value; TypeScript does not narrow a parameter's type.
  return given === 'none' ? null : (given as Exclude<Value, 'none'> | undefined);
}

/** `carrel undo` */
export async function runUndo(session: Session): Promise<void> {
  await session.backUpIfDue();
  const { undone } = await session.library.edits.undo({});
  await session.settled();
  session.output.answer({ undone }, () => undone);
}

/** `carrel doctor`: fails when something is not in order. */
export async function runDoctor({ library, output }: Session): Promise<void> {
  const { fine, checks } = await library.library.doctor({});
  output.answer({ fine, checks }, () =>
    checks.map((check) => `${check.fine ? 'fine ' : 'FAULT'}  ${check.name}: ${check.sentence}`).join('\n'),
  );
  if (!fine) throw new AppError('conflict', 'The library is not in order; see above.');
}

/** The id of a paper as it is typed. @throws AppError not-found */
export function paperId(text: string): PaperId {
  const id = paperIdSchema.safeParse(/^\d{1,15}$/.test(text) ? Number(text) : text);
  if (!id.success) throw new AppError('not-found', `No paper has the id "${text}". Ids are whole numbers.`);
  return id.data;
}

function describe(paper: Paper): string {
  const authors =
    paper.authors.length > 0
      ? paper.authors.join(', ')
      : paper.authorCount !== null
        ? `${paper.authorCount} authors`
        : '';
  const lines = [
    paper.title,
    [authors, paper.organization].filter((part) => part).join(' · '),
    [
      paper.date && `${paper.date}${paper.dateInferred ? ' (year inferred)' : ''}`,
      paper.upvotes !== null && `${paper.upvotes} upvotes`,
      paper.comments !== null && `${paper.comments} comments`,
    ]
      .filter((part) => part)
      .join(' · '),
    ...Object.entries(paper.identifiers).map(([scheme, value]) => `${scheme}: ${value}`),
    ...paper.links.map((link) => `${link.kind}: ${link.url}`),
    [paper.status ?? 'no status', ...paper.tags.map((tag) => `#${tag}`), paper.trashedAt && 'in the trash']
      .filter((part) => part)
      .join(' '),
    paper.abstract && `\n${paper.abstract}`,
    paper.note && `\nNote\n${paper.note}`,
  ];
  return lines.filter((line) => line).join('\n');
}
