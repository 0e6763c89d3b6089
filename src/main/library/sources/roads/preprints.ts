import type { Draft } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { addressOf } from '../../network/service-addresses.ts';
import { type DayFinding, emptyFinding, nameOfDraft, type RoadFault } from '../finding.ts';
import { foldPreprintCategory } from '../preprint-categories.ts';
import type { RoadContext } from './road.ts';

const mostPages = 200;

/** bioRxiv or medRxiv: what was posted on each day, page after page, and of that the category wanted. */
export async function fetchPreprints(context: RoadContext, days: readonly Day[]): Promise<DayFinding[]> {
  const findings: DayFinding[] = [];
  for (const day of days) findings.push(await fetchDay(context, day));
  return findings;
}

async function fetchDay(context: RoadContext, day: Day): Promise<DayFinding> {
  const { source } = context;
  const byName = new Map<string, Draft>();
  const faults: RoadFault[] = [];
  let held = 0;
  let total: number | null = null;
  let isWhole = false;
  for (let page = 0, cursor = '0'; page < mostPages; page += 1) {
    const reading = await context.ask({
      road: 'API',
      group: 'biorxiv',
      wanted: 'json',
      day,
      url: addressOf(
        context.addresses.biorxiv,
        `/details/${source.kind}/${day}/${day}/${cursor}`,
        source.target === 'all' ? {} : { category: source.target.replaceAll(' ', '_') },
      ),
    });
    if (reading.kind === 'unchanged') break;
    if (reading.kind === 'none') {
      faults.push(reading.fault);
      break;
    }
    const { announced, drafts, fault } = reading;
    held += announced.held;
    total = announced.total ?? total;
    for (const draft of drafts) byName.set(nameOfDraft(draft), draft);
    if (!announced.isWhole) {
      if (fault !== null) faults.push(fault);
      break;
    }
    isWhole = announced.next === null;
    if (announced.next === null || announced.next === cursor) break;
    cursor = announced.next;
  }
  const isAll = isWhole && (total === null || held >= total);
  const wanted = [...byName.values()].filter((draft) => isOfCategory(draft, source.target));
  const finding = { ...emptyFinding(day), faults, isWhole: isAll };
  if (wanted.length === 0) {
    return isAll ? { ...finding, state: 'nothing', isSure: day < context.asOf } : finding;
  }
  // A day that the server knows but did not give whole has so many in all, of every category.
  const isCounted = total !== null && (source.target === 'all' || isAll);
  return {
    ...finding,
    state: 'listed',
    papers: wanted.map((draft) => ({ draft, announceType: 'new', road: 'API' })),
    announced: isCounted
      ? {
          from: 'announcement',
          count: isAll ? wanted.length : (total ?? wanted.length),
          ids: wanted.map(nameOfDraft),
        }
      : null,
  };
}

function isOfCategory({ extra }: Draft, target: string): boolean {
  const category = extra['category'];
  if (target === 'all' || typeof category !== 'string') return target === 'all';
  return foldPreprintCategory(category) === target;
}
