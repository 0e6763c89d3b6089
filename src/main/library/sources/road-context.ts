import type { Day } from '#shared/domain/partial-date.ts';
import type { Database } from '../storage/database.ts';
import { askRoad } from './ask-road.ts';
import type { FetchParts, Work } from './fetch-parts.ts';
import type { RoadContext, RoadQuestion } from './roads/road.ts';
import { identifySource } from './source-kinds.ts';
import type { SourceRecord } from './source-store.ts';

/** What a road works with in one fetch of one source. */
export function createRoadContext({ fetching, source, asOf, signal, complaints }: Work): RoadContext {
  const { parts, ledger, validators } = fetching;
  return {
    source,
    asOf,
    addresses: parts.web.addresses,
    ask: (question) =>
      askRoad(question, {
        web: parts.web,
        source: source.id,
        signal,
        known: knownOf(question),
        complain: (message) => void complaints.push(message),
      }),
    nameIt: (title) => nameSource(fetching, source, title),
    note: (day, sentence) => note(fetching, source, { day, sentence }),
    isHeld: (identifier) => isHeld(parts.database, identifier),
    hasReceived: (identifier) => ledger.firstReceived(source.id, identifier) !== null,
    firstReceived: (identifier) => ledger.firstReceived(source.id, identifier),
    isPartial: (day) => ledger.get(source.id, day)?.verdict === 'partial',
    isOpen: (day) => ledger.get(source.id, day)?.nextTryAt != null,
    isNew: !ledger.hasAnswered(source.id),
  };

  /** Hearing only of changes is enough where all that was sent before is in the library still. */
  function knownOf({ url, conditionalSince }: RoadQuestion) {
    const known = conditionalSince === undefined ? null : validators.get(url);
    if (known?.day == null || conditionalSince === undefined) return null;
    if (known.day < conditionalSince || known.day > asOf) return null;
    const entry = ledger.get(source.id, known.day);
    const isSettled = entry !== null && entry.nextTryAt === null && entry.verdict !== 'failed';
    return isSettled && ledger.isHeld(source.id, known.day) ? known : null;
  }
}

function isHeld(database: Database, arxiv: string): boolean {
  const held = database.sql(`
    SELECT 1 FROM identifier
    JOIN change ON change.paper_id = identifier.paper_id AND change.removed = 0
    WHERE identifier.scheme = 'arxiv' AND identifier.value = ?`);
  return held.get(arxiv) !== undefined;
}

/** A source that bears only its address still takes the name that it gives itself. */
function nameSource({ parts, sources, announcer }: FetchParts, source: SourceRecord, title: string): void {
  const name = title.replace(/\s+/g, ' ').trim();
  parts.database.transaction(() => {
    const current = sources.find(source.id);
    if (name === '' || current?.name !== identifySource(source.kind, source.target).name) return;
    sources.update(source.id, { name });
    announcer.mark();
  });
}

function note(
  { parts, log }: FetchParts,
  source: SourceRecord,
  { day, sentence }: { readonly day: Day; readonly sentence: string },
): void {
  log.add({
    source: source.id,
    day,
    at: parts.clock.now().toISOString(),
    road: '',
    url: null,
    status: null,
    tookMs: null,
    bytes: null,
    sentence,
  });
}
