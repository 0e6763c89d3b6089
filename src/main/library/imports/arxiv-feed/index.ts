import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import { type Channel, commonDay, emptyFeed, readChannel } from '../feed/channel.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { lineOf } from '../plain-text.ts';
import { readXml } from '../xml/read-xml.ts';
import { complain, complainOfLoss, complaintsOf, isWhole, startsWithElement } from '../xml/reading.ts';
import { nameOf, textOfChild } from '../xml/vocabulary.ts';
import { readItem } from './read-item.ts';

/** arXiv’s daily feeds, RSS and Atom, of one category or several. */
export const arxivFeed: Importer = {
  format: 'arxiv-feed',
  recognize: recognizeFeed,
  parse: parseFeed,
};

/** arXiv ends a feed here, without a word. */
const longestFeed = 2000;

function recognizeFeed(input: Input): number {
  if (!startsWithElement(input.text, 'rss|feed|(?:\\w+:)?RDF|item|entry')) return 0;
  const start = input.text.slice(0, 200_000);
  if (/<(?:\w+:)?announce_type>|>\s*oai:arXiv\.org:/i.test(start)) return 0.98;
  const isOurs =
    /updates on arXiv\.org|>\s*Feed error for query|https?:\/\/(?:rss\.arxiv\.org|(?:export\.)?arxiv\.org\/rss)\//i;
  return isOurs.test(start) ? 0.98 : 0;
}

function* parseFeed(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const document = yield* readXml(input.text);
  const channel = readChannel(document);
  const complaints = complaintsOf(document);
  const error = errorOf(channel);
  const { entries } = error === null ? channel : { entries: [] };
  const drafts: Draft[] = [];
  for (const [index, entry] of entries.entries()) {
    const reading = entry.isWhole
      ? readItem(entry, { rank: index + 1, day: channel.day })
      : { complaint: complainOfLoss(entry, 'paper') };
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, entries.length);
      yield;
    }
  }
  if (error !== null) complaints.push(error);
  else if (entries.length === 0) complaints.push(emptyFeed(channel));
  else if (entries.length >= longestFeed) complaints.push(tooLong(entries.length));
  const which = channel.title?.match(/^(.{1,200}?) updates on arXiv/i)?.[1];
  return {
    format: drafts.length === 0 ? null : 'arxiv-feed',
    description: which === undefined ? 'arXiv daily feed' : `arXiv daily feed, ${which}`,
    listedOn: channel.day ?? commonDay(drafts),
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: {
      day: channel.day ?? commonDay(drafts),
      held: entries.length,
      total: null,
      sections: [],
      next: null,
      isWhole: isWhole(document),
      error: error?.message ?? null,
    },
    complaints,
    text: null,
  };
}

/** A feed that tells of an error: its title says so, its description or its only entry says which. */
function errorOf({ element, title, description, entries }: Channel): Complaint | null {
  const [first] = entries;
  const titles = [title, first === undefined ? null : lineOf(textOfChild(first, 'title'))];
  const said = titles.find((one) => one !== null && /^Feed error for query/i.test(one));
  if (said === undefined || said === null) return null;
  const told =
    first === undefined
      ? null
      : lineOf(textOfChild(first, nameOf(first) === 'item' ? 'description' : 'summary'));
  const reason = [said, told ?? description].filter((one) => one !== null && one !== '').join(': ');
  const message = `arXiv answered with an error instead of papers: “${reason.slice(0, 400)}”. Correct the categories and fetch again.`;
  const place = element ?? first;
  return place === undefined ? { line: null, endLine: null, message } : complain(place, message);
}

function tooLong(count: number): Complaint {
  const message =
    `The feed has ${count} papers, and arXiv ends its feeds at ${longestFeed}: there are probably more. ` +
    'Fetch fewer categories at once to have all.';
  return { line: null, endLine: null, message };
}
