import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { AppError } from '#shared/contract/errors.ts';
import { type Period, weekPeriod } from '#shared/digest/period.ts';
import { type Sort, sorts, type View, views } from '#shared/search/request.ts';
import { chooseLibraryFolder } from '../library-folder.ts';
import { version } from '../version.ts';
import { runBackupList, runBackupMake, runBackupRestore } from './backup-commands.ts';
import { runCollections } from './collection-commands.ts';
import { describeSources } from './describe-sources.ts';
import { type DigestFormat, digestFormats, runDigest } from './digest-command.ts';
import { type ExportOptions, exportFormatNames, runExport } from './export-command.ts';
import { runImport } from './import-command.ts';
import { count, day } from './option-values.ts';
import { type Output, print, standardOutput } from './output.ts';
import { runDoctor, runNote, runShow, runUndo } from './paper-commands.ts';
import { runRelated, runWhy } from './ranking-commands.ts';
import { queryWithSaved, runSearches } from './saved-search-commands.ts';
import { runSearch } from './search-command.ts';
import { separateQuery } from './separate-query.ts';
import { runServe } from './serve-command.ts';
import { describeTriage } from './triage-program.ts';
import { type Session, withLibrary } from './with-library.ts';

export interface Surroundings {
  readonly output?: Output;
  /** The folder of the built programs, which `serve` starts others from. */
  readonly programs: URL;
}

/** Runs the command line; returns the exit code: 0 done, 1 failed, 2 wrong use. */
export async function runCommandLine(
  args: readonly string[],
  { output = standardOutput(), programs }: Surroundings,
): Promise<number> {
  try {
    await describeProgram(output, programs).parseAsync(separateQuery(args), { from: 'user' });
    return 0;
  } catch (error) {
    return exitCodeOf(error, output);
  }
}

function exitCodeOf(error: unknown, output: Output): number {
  // Commander has printed its own sentence; help and version are not failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof AppError) {
    output.complain(`carrel: ${error.message}`);
    return 1;
  }
  output.complain(`carrel: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}

interface GlobalOptions {
  readonly library?: string;
  readonly json?: boolean;
}

function describeProgram(output: Output, programs: URL): Command {
  const program = new Command('carrel')
    .description('A reading desk for papers: take in listings, decide, read, take notes, find again.')
    .version(version)
    .option(
      '--library <folder>',
      'the library (default: CARREL_LIBRARY, else the data folder of the platform)',
      folderName,
    )
    .option('--json', 'print JSON')
    .exitOverride()
    .configureOutput({ writeOut: output.write, writeErr: (text) => output.complain(text.trimEnd()) })
    .showHelpAfterError('(carrel --help lists the commands)');

  /** Every command goes through here: one library, opened and closed again whatever happens. */
  const inLibrary =
    <Arguments extends unknown[]>(run: (session: Session, ...given: Arguments) => Promise<void>) =>
    async (...given: unknown[]): Promise<void> => {
      const command = given.at(-1);
      if (!(command instanceof Command)) throw new Error('Commander gives an action its command last.');
      // Commander gives the declared arguments, then the options, then the command.
      await withLibrary(folderOf(command), { output: print(output, isJson(command)) }, (session) =>
        run(session, ...(given.slice(0, -1) as Arguments)),
      );
    };

  program
    .command('import')
    .description('import files, or - for standard input, as one edit')
    .argument('<file...>')
    .option('--as-of <day>', 'the day the input was captured (default: today)', day)
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--format <format>', 'read all of them as this, whatever they look like')
    .option('--tag <tag...>', 'tag all of its papers')
    .option('--collection <path>', 'put all of its papers into a collection, such as Thesis/Chapter 1')
    .action(inLibrary(runImport));

  program
    .command('list')
    .description('list the papers of the library')
    .addOption(viewOption())
    .option('--limit <number>', 'print at most so many', count)
    .option('--offset <number>', 'leave out so many at the beginning', count)
    .addOption(sortOption().default('date' satisfies Sort))
    .action(inLibrary((session, options: ListOptions) => runSearch(session, '', options)));

  program
    .command('search')
    .description('search the library; an empty query finds everything')
    .argument('[query...]')
    .option('--saved <name>', 'what a saved search finds, narrowed by the query')
    .addOption(viewOption())
    .option('--limit <number>', 'print at most so many', count)
    .option('--offset <number>', 'leave out so many at the beginning', count)
    .addOption(sortOption().default('relevance' satisfies Sort))
    .action(
      inLibrary(async (session, query: string[], { saved, ...options }: ListOptions & { saved?: string }) =>
        runSearch(session, await queryWithSaved(session, saved, query.join(' ')), options),
      ),
    );

  program.command('searches').description('list the saved searches').action(inLibrary(runSearches));

  program.command('show').description('print one paper').argument('<id>').action(inLibrary(runShow));

  program
    .command('why')
    .description('say why a paper stands where it stands in the order by interest')
    .argument('<id>')
    .action(inLibrary(runWhy));

  program
    .command('related')
    .description('list the papers most like one')
    .argument('<id>')
    .option('--limit <number>', 'print at most so many', count, 5)
    .action(inLibrary(runRelated));

  program
    .command('note')
    .description('print the note on a paper, or set it')
    .argument('<id>')
    .option('--file <file>', 'set the note to the text of a file, or of standard input (-)')
    .action(inLibrary(runNote));

  describeTriage(program, inLibrary);

  program
    .command('digest')
    .description('what a day or a week brought, for mail or a wiki (default: today)')
    .addOption(new Option('--day <day>', 'of one day').argParser(day).conflicts(['week', 'since']))
    .addOption(
      new Option('--week <week>', 'of one week, such as 2026-W27').argParser(week).conflicts('since'),
    )
    .option('--since <day>', 'of the days from this one to today', day)
    .addOption(
      new Option('--format <format>', 'how it is written')
        .choices(digestFormats)
        .default('markdown' satisfies DigestFormat),
    )
    .option('--output <file>', 'write it to a file')
    .option('--limit <number>', 'name at most so many papers of each source', count, 50)
    .action(inLibrary(runDigest));

  program
    .command('export')
    .description('write what a query finds; an empty query finds everything')
    .argument('[query...]')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(exportFormatNames).makeOptionMandatory(),
    )
    .option('--output <file>', 'write it to a file; Markdown into a folder, too (default: standard output)')
    .action(
      inLibrary((session, query: string[], options: ExportOptions) =>
        runExport(session, query.join(' '), options),
      ),
    );

  program.command('collections').description('list the collections').action(inLibrary(runCollections));

  program.command('undo').description('take back the last edit').action(inLibrary(runUndo));
  program.command('doctor').description('check the library from end to end').action(inLibrary(runDoctor));

  describeSources(program, { inLibrary, day });

  const backup = program.command('backup').description('make, list and put back backups');
  backup.command('list').description('list the backups').action(inLibrary(runBackupList));
  backup.command('make').description('make a backup now').action(inLibrary(runBackupMake));
  backup
    .command('restore')
    .description('put a backup in the place of the library, which is kept as a backup')
    .argument('<name>')
    .action(inLibrary(runBackupRestore));

  program
    .command('serve')
    .description('serve the page on this machine (127.0.0.1 only)')
    .option('--port <number>', 'the port (default: one of its own for each library; 0: any free one)', port)
    .option('--open', 'open the page in the browser')
    .action((options: { port?: number; open?: boolean }, command: Command) =>
      runServe({ folder: folderOf(command), output: print(output, isJson(command)), programs, ...options }),
    );

  return program;
}

export interface ListOptions {
  readonly view: View;
  readonly limit?: number;
  readonly offset?: number;
  readonly sort: Sort;
}

function folderOf(command: Command): string {
  const { library } = command.optsWithGlobals<GlobalOptions>();
  return chooseLibraryFolder({
    option: library === undefined ? null : resolve(library),
    chosen: null,
    platform: process.platform,
    env: process.env,
    home: homedir(),
  });
}

function isJson(command: Command): boolean {
  return command.optsWithGlobals<GlobalOptions>().json === true;
}

function viewOption(): Option {
  return new Option('--view <place>', 'a place of the rail').choices(views).default('library' satisfies View);
}

function sortOption(): Option {
  return new Option('--sort <field>', 'the order').choices(sorts);
}

/** An empty name would be the folder one happens to be in. */
function folderName(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It must name a folder.');
}

function week(text: string): Period {
  const period = weekPeriod(text);
  if (period !== null) return period;
  throw new InvalidArgumentError('A week looks like 2026-W27.');
}

function port(text: string): number {
  const number = count(text);
  if (number <= 65_535) return number;
  throw new InvalidArgumentError('A port is at most 65535.');
}
