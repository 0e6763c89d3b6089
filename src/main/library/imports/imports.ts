import { AppError } from '#shared/contract/errors.ts';
import type { ImportFile, ImportPreview, ImportReport, Progress } from '#shared/contract/library.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import type { LibraryParts } from '../library-parts.ts';
import { createPace, type Pace, runInSteps } from '../pace.ts';
import { today } from '../today.ts';
import { type Filing, filed } from './filing.ts';
import { type PlacedDraft, previewRow, type ReadFile, reportImport } from './import-report.ts';
import { importerOf, importers, parseInput } from './registry.ts';
import type { StagingOwner } from './staging.ts';
import { writeImport } from './write-import.ts';
import { type Plan, planImport } from './write-plan.ts';

interface Ticket {
  readonly files: readonly ReadFile[];
  readonly drafts: readonly PlacedDraft[];
  /** The day of capture, where the asker said it. */
  readonly capturedOn: Day | null;
}

export interface ImportContext {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** Imports in two acts: look first, then write. */
export interface Imports {
  preview(
    input: { files: readonly ImportFile[]; asOf?: Day | undefined; format?: string | undefined },
    context: ImportContext,
  ): Promise<ImportPreview>;
  run(
    input: { ticket: string; without: readonly number[] } & Filing,
    context: ImportContext,
  ): Promise<ImportReport>;
  discard(ticket: string): void;
}

/** So many looked-at imports are kept for writing; older ones must be read again. */
const mostTickets = 8;
/** Texts above this many characters are not sent back for showing. */
const longestShownText = 2_000_000;

/** Makes the imports of one open library. */
export function createImports(parts: LibraryParts, owner: StagingOwner): Imports {
  const tickets = new Map<string, Ticket>();
  let tickedOff = 0;

  function keep(ticket: Ticket): string {
    tickedOff += 1;
    const name = `import-${tickedOff}`;
    tickets.set(name, ticket);
    for (const oldest of [...tickets.keys()].slice(0, -mostTickets)) tickets.delete(oldest);
    return name;
  }

  return {
    async preview({ files, asOf: capturedOn, format }, context) {
      if (format !== undefined) refuseUnknownFormat(format);
      const asOf = capturedOn ?? today(parts);
      const pace = createPace(context.signal);
      const start = pace.ticks();
      const read: ReadFile[] = [];
      for (const file of files) {
        // The parsed papers are kept for a while; the bytes need not be, only their number.
        const parsed = await readFile(file, { asOf, format: format ?? null }, pace, context);
        read.push({ name: file.name, size: file.bytes.length, parsed });
      }
      const drafts = read.flatMap(({ parsed }, file) => parsed.drafts.map((draft) => ({ file, draft })));
      const plan = await runInSteps(
        pace,
        planImport(
          parts,
          drafts.map(({ draft }) => draft),
        ),
        (done) => context.progress({ step: 'Comparing', done, total: drafts.length }),
      );
      const rows = drafts.map((placed, index) => {
        const decision = plan.decisions[index];
        if (!decision) throw new Error(`Draft ${index} was not decided.`);
        return previewRow(index, placed, decision);
      });
      return {
        ticket: keep({ files: read, drafts, capturedOn: capturedOn ?? null }),
        asOf,
        tookMs: pace.ticks() - start,
        report: reportImport(null, read, drafts, plan.decisions),
        rows,
        texts: read.map(({ parsed }) =>
          parsed.text && parsed.text.length <= longestShownText ? parsed.text : null,
        ),
      };
    },

    async run({ ticket: name, without, ...filing }, context) {
      const ticket = tickets.get(name);
      if (!ticket) {
        throw new AppError('not-found', 'This import was looked at too long ago. Read the input once more.');
      }
      const left = new Set(without);
      const drafts = ticket.drafts.filter((_, index) => !left.has(index));
      const report = (plan: Plan, edit: number | null): ImportReport =>
        reportImport(edit, ticket.files, drafts, plan.decisions);
      const { edit, plan } = await writeImport(parts, {
        drafts: drafts.map(({ draft }) => filed(draft, filing)),
        describe: (made) => describeImport(ticket.files, report(made, null)),
        report,
        owner,
        capturedOn: ticket.capturedOn,
        pace: createPace(context.signal),
        progress: context.progress,
      });
      tickets.delete(name);
      return report(plan, edit);
    },

    discard: (ticket) => void tickets.delete(ticket),
  };
}

function readFile(
  file: ImportFile,
  { asOf, format }: { readonly asOf: Day; readonly format: string | null },
  pace: Pace,
  { progress }: ImportContext,
) {
  const step = file.name === null ? 'Reading' : `Reading ${file.name}`;
  const report = (done: number, total: number | null): void => progress({ step, done, total });
  return runInSteps(pace, parseInput(file, { asOf, progress: report }, format));
}

function refuseUnknownFormat(format: string): void {
  if (importerOf(format) !== null) return;
  const known = importers.map((importer) => importer.format).join(', ');
  throw new AppError('invalid-input', `Carrel reads no format “${format}”. It reads: ${known}.`);
}

function describeImport(files: readonly ReadFile[], report: ImportReport): string {
  const parts = [
    [report.added, 'new'],
    [report.updated, 'completed'],
    [report.unchanged, 'as they were'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const [only] = files;
  const from = files.length === 1 && only?.name ? ` from ${only.name}` : '';
  const papers = report.found === 1 ? '1 paper' : `${report.found} papers`;
  return `Imported ${papers}${from}: ${said.join(', ')}`;
}
