import { AppError } from '#shared/contract/errors.ts';
import type { Rule, RuleAction } from '#shared/contract/triage.ts';
import type { Session } from './with-library.ts';

export interface RuleOptions {
  readonly hide?: boolean;
  readonly queue?: boolean;
  readonly tag?: string;
  readonly highlight?: boolean;
  readonly notify?: boolean;
}

/** `carrel rule add` */
export async function runRuleAdd(
  { library, output, backUpIfDue }: Session,
  query: readonly string[],
  options: RuleOptions,
): Promise<void> {
  const actions = actionsOf(options);
  await backUpIfDue();
  const rule = await library.rules.add({ query: query.join(' '), actions });
  output.answer(rule, () => `Added rule ${rule.id}: ${describe(rule)}.`);
}

/** `carrel rule try`: changes nothing. */
export async function runRuleTry(
  { library, output }: Session,
  query: readonly string[],
  { days, ...options }: RuleOptions & { readonly days: number },
): Promise<void> {
  const trial = await library.rules.try({ query: query.join(' '), actions: actionsOf(options), days });
  output.answer(trial, () =>
    [
      trial.sentence,
      ...trial.papers.map(({ id, title, status }) => `${id}  ${status ?? 'none'}  ${title}`),
    ].join('\n'),
  );
}

/** `carrel rule list` */
export async function runRuleList({ library, output }: Session): Promise<void> {
  const { rules } = await library.rules.list({});
  output.answer(rules, () =>
    rules
      .map((rule) => {
        const counts = `${rule.matched} matched, ${rule.kept} kept in 30 days`;
        return `${rule.id}  ${describe(rule)}${rule.enabled ? '' : ' (off)'}  ${counts}`;
      })
      .join('\n'),
  );
}

/** `carrel rule remove` */
export async function runRuleRemove({ library, output, backUpIfDue }: Session, id: number): Promise<void> {
  await backUpIfDue();
  await library.rules.remove({ id });
  output.answer(
    { removed: id },
    () => `Removed rule ${id}. What it did stays done; "carrel undo" adds it again.`,
  );
}

function actionsOf({ hide, queue, tag, highlight, notify }: RuleOptions): RuleAction[] {
  const actions: RuleAction[] = [];
  if (hide) actions.push({ kind: 'hide' });
  if (queue) actions.push({ kind: 'queue' });
  if (tag !== undefined) actions.push({ kind: 'tag', tag });
  if (highlight) actions.push({ kind: 'highlight' });
  if (notify) actions.push({ kind: 'notify' });
  if (actions.length > 0) return actions;
  throw new AppError(
    'invalid-input',
    'A rule must do something: --hide, --queue, --tag <tag>, --highlight or --notify.',
  );
}

function describe({ query, actions }: Rule): string {
  const acts = actions.map((action) => (action.kind === 'tag' ? `tag ${action.tag}` : action.kind));
  return `${acts.join(', ')} what matches “${query}”`;
}
