import { statSync } from 'node:fs';
import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { LibraryContract } from '#shared/contract/library.ts';
import type { AnnounceType, Source, SourceKind } from '#shared/contract/sources.ts';
import type { NetworkSwitch } from '../network/network-switch.ts';
import { timeInWords } from '../network/sentences.ts';
import type { FetchParts } from './fetch-parts.ts';
import type { Fetcher } from './fetcher.ts';
import { type OutlinedSource, readOpml, writeOpml } from './opml.ts';
import { recognizeSource } from './recognize-source.ts';
import { defaultAnnounces, describeSource, identifySource } from './source-kinds.ts';
import type { SourceRecord } from './source-store.ts';

export interface SourceHandlerParts extends FetchParts {
  readonly fetcher: Fetcher;
  readonly network: NetworkSwitch;
  /** Called when the network is allowed again. */
  readonly onAllowed: () => void;
}

/** Answers everything about sources, their ledger and the network. */
export function createSourceHandlers({
  parts,
  sources,
  ledger,
  log,
  network,
  announcer,
  fetcher,
  onAllowed,
}: SourceHandlerParts): Handlers<LibraryContract>['sources'] {
  const { database, clock } = parts;

  /** Writes in a transaction, and tells of these sources once it is committed. */
  function write<Result>(
    act: () => { readonly result: Result; readonly changed: readonly number[] },
  ): Result {
    const { result, changed } = database.transaction(() => {
      const done = act();
      announcer.mark();
      return done;
    });
    announcer.tell(changed);
    return result;
  }

  function asSource(record: SourceRecord): Source {
    const { daysBack: _, announces, ...rest } = record;
    return {
      ...rest,
      announces: [...announces],
      description: describeSource(record.kind, record.target),
      activity: activityOf(record),
      days: ledger.newest(record.id, 7),
    };
  }

  function activityOf(record: SourceRecord): Source['activity'] {
    const { since } = network.state();
    if (since === null || record.kind === 'folder') return fetcher.activityOf(record);
    const when = timeInWords(new Date(since), clock.now());
    return { kind: 'forbidden', sentence: `All network is forbidden since ${when}.` };
  }

  function need(id: number): SourceRecord {
    const record = sources.find(id);
    if (!record) throw new AppError('not-found', `No source has the number ${id}.`);
    return record;
  }

  /** Adds a source, within a transaction. @throws AppError invalid-input, conflict */
  function add(given: {
    readonly kind: SourceKind;
    readonly target: string;
    readonly name?: string | null | undefined;
    readonly announces?: readonly AnnounceType[] | undefined;
    readonly daysBack?: number | undefined;
  }): number {
    const identity = identifySource(given.kind, given.target);
    if (sources.findByTarget(identity.kind, identity.target)) {
      throw new AppError('conflict', `“${identity.name}” is among the sources already.`);
    }
    if (identity.kind === 'folder' && !isFolder(identity.target)) {
      throw new AppError('invalid-input', `There is no folder “${identity.target}”.`);
    }
    const name = given.name?.trim() || identity.name;
    return sources.add(
      { ...identity, name: name.slice(0, 200) },
      {
        announces: given.announces ?? defaultAnnounces,
        daysBack: given.daysBack ?? 1,
        at: clock.now().toISOString(),
      },
    );
  }

  return {
    list: () => ({ sources: sources.list().map(asSource), network: network.state() }),
    recognize: ({ text }) => ({ suggestions: recognizeSource(text) }),
    add: (given) =>
      write(() => {
        const id = add(given);
        return { result: asSource(need(id)), changed: [id] };
      }),
    update: ({ id, ...change }) =>
      write(() => {
        need(id);
        sources.update(id, change);
        return { result: asSource(need(id)), changed: [id] };
      }),
    remove: ({ id }) =>
      write(() => {
        need(id);
        sources.remove(id, clock.now().toISOString());
        return { result: {}, changed: [id] };
      }),
    fetch: async (request, context) => ({ reports: await fetcher.fetch(request, context) }),
    ledger: (question) => {
      if (question.source !== undefined) need(question.source);
      return { days: ledger.list(question) };
    },
    papers: ({ source, day }) => {
      need(source);
      return { papers: ledger.papersOf(source, day) };
    },
    log: (question) => ({ requests: log.list(question) }),
    forbidNetwork: ({ forbidden }) => {
      const state = write(() => {
        const result = network.set(forbidden, clock.now().toISOString());
        return { result, changed: sources.list().map(({ id }) => id) };
      });
      if (forbidden) parts.web.stopAll();
      else onAllowed();
      return state;
    },
    exportOpml: () => ({ opml: writeOpml(sources.list()) }),
    importOpml: ({ text }) => {
      const read = readOpml(text);
      return write(() => {
        const { added, known, complaints } = addAll(read.sources);
        return {
          result: {
            added: added.map((id) => asSource(need(id))),
            known,
            complaints: [...read.complaints, ...complaints],
          },
          changed: added,
        };
      });
    },
    changed: announcer.onChange,
  };

  function addAll(outlined: readonly OutlinedSource[]) {
    const added: number[] = [];
    const complaints: string[] = [];
    let known = 0;
    for (const one of outlined) {
      try {
        added.push(add(one));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'conflict') known += 1;
        else complaints.push(error.message);
      }
    }
    return { added, known, complaints };
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
