import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { AppError } from '#shared/contract/errors.ts';
import type { Paper, PaperId } from '#shared/domain/paper.ts';
import type { Services } from '../../app/services.ts';
import { useServices } from '../../app/services-context.tsx';
import { type TriageDesk, triageDesk } from '../../app/triage/triage-desk.ts';
import { counted, countWords } from '../../text/counts.ts';
import { localDay } from '../../text/dates.ts';
import { MathText } from '../../text/math-text.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './bulk-sheet.module.css';
import { type Likeness, likenessesOf } from './likes.ts';

/** So many titles are shown before the decision. */
const mostTitles = 100;
/** So many papers alike are decided together at most. */
const mostAlike = 200;

/** Papers of the Inbox that can be decided with the one on the card. */
interface Group {
  readonly id: string;
  /** "By Leng Yang". */
  readonly label: string;
  /** Why, as it is kept with the decisions: "all 12 by Leng Yang". */
  readonly reason: (count: number) => string;
  readonly papers: readonly PaperId[];
  readonly titles: readonly { readonly id: PaperId; readonly title: string }[];
}

/** Decides everything that is like the paper on the card: counted and looked at first, then one edit. */
export function BulkSheet() {
  const services = useServices();
  const sheet = useStore(services.sheet, (state) => state.sheet);
  const paper = useStore(services.papers, ({ byId }) =>
    sheet?.kind === 'bulk' ? (byId.get(sheet.paper) ?? null) : null,
  );
  if (sheet?.kind !== 'bulk' || paper === null) return null;
  return <OpenBulk paper={paper} status={sheet.status} />;
}

const verbs = { queued: 'Queue', skipped: 'Skip' } as const;

function OpenBulk({ paper, status }: { readonly paper: Paper; readonly status: 'queued' | 'skipped' }) {
  const services = useServices();
  const desk = triageDesk(services);
  const heading = useId();
  const groups = useGroups(services, desk, paper);
  const [chosen, choose] = useState<string | null>(null);
  const group = groups?.find(({ id }) => id === chosen) ?? bestOf(groups ?? []);
  const close = (): void => services.sheet.getState().close();

  function decide(): void {
    if (!group || group.papers.length === 0) return;
    close();
    desk.decideAll(group.papers, status, group.reason(group.papers.length));
  }

  return (
    <Sheet labelledBy={heading} size="middle" onClose={close}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        <header className={styles.head}>
          <h1 id={heading} className={styles.heading}>
            {verbs[status]} everything like this
          </h1>
          <IconButton icon="x" label="Close" keys="Escape" onClick={close} />
        </header>
        <div className={styles.body}>
          <fieldset className={styles.groups}>
            <legend className={styles.legend}>Undecided papers</legend>
            {groups?.map(({ id, label, papers }) => (
              <label key={id} className={styles.group} data-none={papers.length < 2 || undefined}>
                <input
                  type="radio"
                  name="group"
                  className={styles.radio}
                  checked={id === group?.id}
                  data-autofocus={id === group?.id ? '' : undefined}
                  ref={(input) => {
                    if (id === group?.id && chosen === null) input?.focus();
                  }}
                  onChange={() => choose(id)}
                />
                <span className={styles.label}>{label}</span>
                <span className={styles.count}>{countWords(papers.length)}</span>
              </label>
            ))}
          </fieldset>
          <div className={styles.preview} tabIndex={0} role="region" aria-label="Papers that will be decided">
            <ul>
              {group?.titles.slice(0, mostTitles).map(({ id, title }) => (
                <li key={id} className={styles.title} dir="auto">
                  <MathText text={title} />
                </li>
              ))}
            </ul>
            {group && group.papers.length > group.titles.length ? (
              <p className={styles.more}>and {countWords(group.papers.length - group.titles.length)} more</p>
            ) : null}
          </div>
        </div>
        <footer className={styles.foot}>
          <span className={styles.words}>One undo takes all of it back.</span>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" type="submit" keys="Enter" disabled={!group || group.papers.length === 0}>
            {verbs[status]} {counted(group?.papers.length ?? 0, 'paper')}
          </Button>
        </footer>
      </form>
    </Sheet>
  );
}

/** What is most likely meant: the first group that has more than the paper itself. */
function bestOf(groups: readonly Group[]): Group | null {
  return groups.find(({ papers }) => papers.length > 1) ?? groups[0] ?? null;
}

/** The groups, counted; `null` until they are. What is previewed is what is decided. */
function useGroups(services: Services, desk: TriageDesk, paper: Paper): readonly Group[] | null {
  const [groups, setGroups] = useState<readonly Group[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    groupsOf(services, desk, paper).then(
      (found) => isWanted && setGroups(found),
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        services.toasts.getState().show({ sentence: error.message, tone: 'error' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [services, desk, paper]);
  return groups;
}

async function groupsOf(services: Services, desk: TriageDesk, paper: Paper): Promise<readonly Group[]> {
  const { search } = services;
  const today = localDay(new Date());

  async function matching(query: string, chosen: TriageDesk['scope']['chosen']) {
    const answer = await search.ask({
      view: 'inbox',
      query: query === '' ? '' : `${query} `,
      chosen,
      sort: 'rank',
      offset: 0,
      limit: mostTitles,
      facetLimit: 1,
      today,
    });
    // What an answer lists are ids of papers; with only some of the words they are not meant.
    const papers = answer.relaxed === null ? ([...answer.ids] as PaperId[]) : [];
    return { papers, titles: answer.relaxed === null ? answer.rows : [] };
  }

  const alike = (await search.cluster(paper.id, mostAlike)).filter(({ id }) => id !== paper.id);
  const cluster: Group = {
    id: 'cluster',
    label: 'Much like it, by words and authors',
    reason: (count) => `all ${count} of a cluster`,
    papers: [paper.id, ...alike.map(({ id }) => id)],
    titles: [paper, ...alike].slice(0, mostTitles),
  };
  const shared = await Promise.all(
    likenessesOf(paper).map(
      async (likeness): Promise<Group> => ({
        id: likeness.query,
        label: labels[likeness.kind](likeness.name),
        reason: (count) => `all ${count} ${lowerFirst(labels[likeness.kind](likeness.name))}`,
        ...(await matching(likeness.query, {})),
      }),
    ),
  );
  const { query, chosen } = desk.scope;
  const text = desk.model.store.getState().query;
  const all: Group = {
    id: 'all',
    label: text === '' ? 'All of the Inbox' : `All matching ${text}`,
    reason: (count) => (text === '' ? `all ${count} of the Inbox` : `all ${count} matching ${text}`),
    ...(await matching(query.trim(), chosen)),
  };
  return [...shared, cluster, all];
}

const labels: Readonly<Record<Likeness['kind'], (name: string) => string>> = {
  author: (name) => `By ${name}`,
  organization: (name) => `From ${name}`,
  category: (name) => `In ${name}`,
  words: (name) => `With “${name}”`,
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
