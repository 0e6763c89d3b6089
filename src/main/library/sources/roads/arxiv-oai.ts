import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addressOf } from '../../network/service-addresses.ts';
import type { RoadFault } from '../finding.ts';
import type { RoadContext } from './road.ts';

export interface Harvest {
  readonly drafts: readonly Draft[];
  readonly fault: RoadFault | null;
  /** Whether the last part came, and every one before it. */
  readonly isWhole: boolean;
}

const mostParts = 200;

/** Asks for all records of a category that changed on some days, part after part. */
export async function harvestOai(context: RoadContext, from: Day, until: Day): Promise<Harvest> {
  const { addresses, source } = context;
  const drafts: Draft[] = [];
  const tokens = new Set<string>();
  let query: Readonly<Record<string, string>> = {
    verb: 'ListRecords',
    metadataPrefix: 'arXivRaw',
    set: setOf(source.target),
    from,
    until,
  };
  for (let part = 0; part < mostParts; part += 1) {
    const reading = await context.ask({
      road: 'OAI',
      group: 'arxiv',
      wanted: 'xml',
      day: until,
      url: addressOf(addresses.arxivOai, '/oai', query),
    });
    if (reading.kind === 'unchanged') break;
    if (reading.kind === 'none') return { drafts, fault: reading.fault, isWhole: false };
    drafts.push(...reading.drafts);
    const { next, isWhole } = reading.announced;
    if (!isWhole) return { drafts, fault: reading.fault, isWhole: false };
    // A token that comes again would be asked for without end.
    if (next === null || tokens.has(next)) return { drafts, fault: reading.fault, isWhole: next === null };
    tokens.add(next);
    query = { verb: 'ListRecords', resumptionToken: next };
  }
  return { drafts, fault: null, isWhole: false };
}

/** The set of a category: `cs:cs:LG`, `physics:hep-th`, `physics:astro-ph:GA`, `cs`. */
export function setOf(category: string): string {
  const [archive = '', subject] = category.split('.');
  const isPhysics =
    /^(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nlin|nucl-(?:ex|th)|quant-ph|physics)$/.test(
      archive,
    );
  const group = isPhysics ? 'physics' : archive;
  if (subject !== undefined) return `${group}:${archive}:${subject}`;
  return isPhysics ? `physics:${archive}` : archive;
}
