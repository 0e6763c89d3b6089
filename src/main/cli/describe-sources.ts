import { type Command, InvalidArgumentError } from 'commander';
import { type AnnounceType, announceTypes, type SourceKind } from '#shared/contract/sources.ts';
import {
  kindAliases,
  runFetch,
  runLedger,
  runNetwork,
  runOpmlExport,
  runOpmlImport,
  runSourceAdd,
  runSourceList,
  runSourceRemove,
  runSourceSwitch,
} from './source-commands.ts';
import type { Session } from './with-library.ts';

type InLibrary = <Arguments extends unknown[]>(
  run: (session: Session, ...given: Arguments) => Promise<void>,
) => (...given: unknown[]) => Promise<void>;

/** Adds the commands about sources: `source`, `fetch`, `ledger` and `network`. */
export function describeSources(
  program: Command,
  { inLibrary, day }: { readonly inLibrary: InLibrary; readonly day: (text: string) => string },
): void {
  const source = program.command('source').description('subscribe to listings, feeds and folders');
  source
    .command('add')
    .description(
      'add a source: huggingface, arxiv, arxiv-search, arxiv-author, biorxiv, medrxiv, feed or folder',
    )
    .argument('<kind>', 'what it is', kindOf)
    .argument('<target...>', 'which one: daily, cs.LG, words, a name, a category, an address, a folder')
    .option('--name <name>', 'what it is called')
    .option('--announce <types>', 'what of arXiv: new,cross,replace (default: new,cross)', announceList)
    .option('--replacements', 'papers of arXiv that were replaced, too')
    .option('--days-back <days>', 'how far the first fetch reaches back, today included', daysBack)
    .action(inLibrary(runSourceAdd));
  source.command('list').description('list the sources').action(inLibrary(runSourceList));
  source
    .command('remove')
    .description('remove a source; its papers stay')
    .argument('<id>', 'its number', sourceNumber)
    .action(inLibrary(runSourceRemove));
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    source
      .command(name)
      .description(enabled ? 'fetch a source again' : 'fetch a source no longer')
      .argument('<id>', 'its number', sourceNumber)
      .action(inLibrary((session, id: number) => runSourceSwitch(session, id, enabled)));
  }
  source
    .command('import-opml')
    .description('add the sources of an OPML file, or of standard input (-)')
    .argument('<file>')
    .action(inLibrary(runOpmlImport));
  source
    .command('export-opml')
    .description('write the sources as OPML, to a file or standard output')
    .argument('[file]')
    .action(inLibrary(runOpmlExport));

  program
    .command('fetch')
    .description('fetch all sources that are on, or one')
    .option('--source <id>', 'only this one', sourceNumber)
    .option('--as-of <day>', 'as if it were this day (default: today)', day)
    .action(inLibrary(runFetch));
  program
    .command('ledger')
    .description('say of each day of each source whether it is all there')
    .option('--source <id>', 'only of this one', sourceNumber)
    .option('--since <day>', 'from this day on', day)
    .action(inLibrary(runLedger));
  program
    .command('network')
    .description('allow (on) or forbid (off) all network')
    .argument('<on|off>', 'which', onOrOff)
    .action(inLibrary(runNetwork));
}

function kindOf(text: string): SourceKind {
  const kind = kindAliases[text.toLowerCase().replaceAll('_', '-')];
  if (kind !== undefined) return kind;
  throw new InvalidArgumentError(`The kinds are ${[...new Set(Object.values(kindAliases))].join(', ')}.`);
}

function announceList(text: string): readonly AnnounceType[] {
  const given = text.split(',').map((one) => one.trim());
  const types = announceTypes.filter((type) => given.includes(type));
  if (types.length === given.length) return types;
  throw new InvalidArgumentError(`It is a list of ${announceTypes.join(', ')}, with commas.`);
}

function daysBack(text: string): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= 400) return days;
  throw new InvalidArgumentError('It is a number of days from 1 to 400.');
}

function sourceNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a number, as “carrel source list” shows it.');
}

function onOrOff(text: string): 'on' | 'off' {
  if (text === 'on' || text === 'off') return text;
  throw new InvalidArgumentError('It is on or off.');
}
