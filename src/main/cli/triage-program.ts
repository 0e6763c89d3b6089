import { type Command, Option } from 'commander';
import { statuses } from '#shared/domain/paper.ts';
import { collect, count, day, orNone, wholeNumber } from './option-values.ts';
import { runSet } from './paper-commands.ts';
import { runRuleAdd, runRuleList, runRuleRemove, runRuleTry } from './rule-commands.ts';
import { runDecisions, runSessions, runWatchAdd, runWatchList, runWatchRemove } from './triage-commands.ts';
import type { Session } from './with-library.ts';

/** Wraps what a command does in the opening and closing of its library. */
export type InLibrary = <Arguments extends unknown[]>(
  run: (session: Session, ...given: Arguments) => Promise<void>,
) => (...given: unknown[]) => Promise<void>;

/** The commands that decide, by hand and by rule. */
export function describeTriage(program: Command, inLibrary: InLibrary): void {
  program
    .command('set')
    .description('decide about a paper')
    .argument('<id>')
    .addOption(new Option('--status <status>', 'where you stand with it').choices([...statuses, 'none']))
    .option('--tag <tag>', 'add a tag (may be given several times)', collect, [])
    .option('--untag <tag>', 'take a tag away (may be given several times)', collect, [])
    .option('--interest <grade>', 'how much it interests you, 1 to 5, or none', orNone(wholeNumber(1, 5)))
    .option('--snooze <day>', 'out of the Inbox until a day, or none', orNone(day))
    .option('--rating <grade>', 'how good it was, 1 to 5, or none', orNone(wholeNumber(1, 5)))
    .option('--due <day>', 'when it is to be read, or none', orNone(day))
    .option('--minutes <number>', 'how long reading will take, or none', orNone(wholeNumber(1, 10_000)))
    .option('--priority <number>', '1 (first) to 3 (some day), or none', orNone(wholeNumber(1, 3)))
    .addOption(new Option('--trash', 'move it to the trash').conflicts('restore'))
    .option('--restore', 'take it out of the trash')
    .action(inLibrary(runSet));

  program
    .command('decisions')
    .description('every decision ever made on a paper, newest first')
    .argument('<id>')
    .action(inLibrary(runDecisions));

  program
    .command('sessions')
    .description('sittings of triage, newest first')
    .option('--limit <number>', 'print at most so many', wholeNumber(1, 200), 20)
    .action(inLibrary(runSessions));

  const rule = program.command('rule').description('rules on incoming papers');
  withActions(rule.command('add').description('add a rule behind the others').argument('<query...>')).action(
    inLibrary(runRuleAdd),
  );
  withActions(
    rule
      .command('try')
      .description('say what a rule would have done to the papers of the last days')
      .argument('<query...>'),
  )
    .option('--days <number>', 'how many days', wholeNumber(1, 365), 30)
    .action(inLibrary(runRuleTry));
  rule.command('list').description('list the rules in their order').action(inLibrary(runRuleList));
  rule
    .command('remove')
    .description('remove a rule; what it did stays done')
    .argument('<number>', 'its number', count)
    .action(inLibrary(runRuleRemove));

  const watch = program.command('watch').description('authors, groups and keywords to be highlighted');
  watch
    .command('add')
    .description('watch an author, a group or a keyword')
    .addArgument(watch.createArgument('<kind>', 'what it is').choices(['author', 'group', 'keyword']))
    .argument('<value...>')
    .option('--variant <spelling>', 'another spelling (may be given several times)', collect, [])
    .option('--orcid <orcid>', 'the author’s ORCID')
    .action(inLibrary(runWatchAdd));
  watch.command('list').description('list everything watched').action(inLibrary(runWatchList));
  watch
    .command('remove')
    .description('watch something no more')
    .argument('<number>', 'its number', count)
    .action(inLibrary(runWatchRemove));
}

function withActions(command: Command): Command {
  return command
    .option('--hide', 'skip what matches')
    .option('--queue', 'queue it')
    .option('--tag <tag>', 'tag it')
    .option('--highlight', 'highlight it')
    .option('--notify', 'tell of it');
}
