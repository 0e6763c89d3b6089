import { AppError } from '#shared/contract/errors.ts';
import type { TriageSession, Watch } from '#shared/contract/triage.ts';
import { canonicalOrcid } from '#shared/domain/orcid.ts';
import { paperId } from './paper-commands.ts';
import type { Session } from './with-library.ts';

/** `carrel decisions` */
export async function runDecisions({ library, output }: Session, id: string): Promise<void> {
  const { decisions } = await library.triage.decisions({ paper: paperId(id) });
  output.answer(decisions, () =>
    decisions
      .map(({ at, status, interest, rating, snoozedUntil, reason, undone }) => {
        const stands = [
          status ?? 'no status',
          interest === null ? '' : `interest ${interest}`,
          rating === null ? '' : `rated ${rating}`,
          snoozedUntil === null ? '' : `snoozed until ${snoozedUntil}`,
        ].filter((part) => part !== '');
        return `${at}  ${stands.join(', ')}  ${reason}${undone ? ' (taken back)' : ''}`;
      })
      .join('\n'),
  );
}

/** `carrel sessions` */
export async function runSessions({ library, output }: Session, options: { limit: number }): Promise<void> {
  const { sessions } = await library.triage.sessions(options);
  output.answer(sessions, () => sessions.map(describeSession).join('\n'));
}

function describeSession(session: TriageSession): string {
  const { id, startedAt, endedAt, scope, decided, total, kept, skipped, snoozed, spentMs } = session;
  const minutes = Math.round(spentMs / 60_000);
  const about = scope.query === '' ? 'all of the Inbox' : `“${scope.query}”`;
  const counts = `${decided} of ${total} decided (${kept} kept, ${skipped} skipped, ${snoozed} snoozed)`;
  return `${id}  ${startedAt}  ${about}  ${counts} in ${minutes} min${endedAt === null ? ', still open' : ''}`;
}

/** `carrel watch add` */
export async function runWatchAdd(
  { library, output, backUpIfDue }: Session,
  kind: Watch['kind'],
  value: readonly string[],
  { variant, orcid = null }: { readonly variant: readonly string[]; readonly orcid?: string | null },
): Promise<void> {
  const known = orcid === null ? null : canonicalOrcid(orcid);
  if (orcid !== null && known === null) {
    throw new AppError(
      'invalid-input',
      `"${orcid}" is no ORCID, or has a slip in it. One looks like 0000-0002-1825-0097.`,
    );
  }
  await backUpIfDue();
  const watch = await library.watch.put({
    kind,
    value: value.join(' '),
    variants: [...variant],
    orcid: known,
  });
  output.answer(watch, () => `Watching ${describeWatch(watch)} (number ${watch.id}).`);
}

/** `carrel watch list` */
export async function runWatchList({ library, output }: Session): Promise<void> {
  const { watches } = await library.watch.list({});
  output.answer(watches, () => watches.map((watch) => `${watch.id}  ${describeWatch(watch)}`).join('\n'));
}

/** `carrel watch remove` */
export async function runWatchRemove({ library, output, backUpIfDue }: Session, id: number): Promise<void> {
  await backUpIfDue();
  await library.watch.remove({ id });
  output.answer({ removed: id }, () => `Watching number ${id} no more.`);
}

function describeWatch({ kind, value, variants, orcid }: Watch): string {
  const also = [...variants, ...(orcid === null ? [] : [orcid])];
  return `the ${kind} “${value}”${also.length === 0 ? '' : `, also as ${also.join('; ')}`}`;
}
