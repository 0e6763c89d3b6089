import type { Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { readXml } from '../xml/read-xml.ts';
import { complainOfLoss, complaintsOf, isWhole, startsWithElement } from '../xml/reading.ts';
import { commonDay, emptyFeed, readChannel } from './channel.ts';
import { readFeedEntry } from './read-entry.ts';
import { sourceOf } from './source.ts';

/** Any feed: RSS 0.9 to 2.0, RDF, Atom; of journals, of bioRxiv and medRxiv, of searches. */
export const feed: Importer = {
  format: 'feed',
  recognize: recognizeFeed,
  parse: parseFeed,
};

function recognizeFeed({ text }: Input): number {
  if (startsWithElement(text, '(?:\\w+:)?RDF')) {
    // RDF holds other things too, such as libraries.
    return /purl\.org\/rss\/1\.0\/|netscape\.com\/rdf\/simple/.test(text.slice(0, 20_000)) ? 0.96 : 0;
  }
  if (startsWithElement(text, '(?:\\w+:)?feed'))
    return /<(?:\w+:)?(?:entry|title|id)[\s>]/.test(text.slice(0, 200_000)) ? 0.96 : 0;
  if (startsWithElement(text, 'rss')) return 0.96;
  return startsWithElement(text, 'channel|item|(?:\\w+:)?entry') &&
    /<(?:\w+:)?title[\s>]/.test(text.slice(0, 20_000))
    ? 0.5
    : 0;
}

function* parseFeed(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const document = yield* readXml(input.text);
  const channel = readChannel(document);
  const { source, name } = sourceOf(channel);
  const complaints = complaintsOf(document);
  const drafts: Draft[] = [];
  for (const [index, entry] of channel.entries.entries()) {
    const reading = entry.isWhole
      ? readFeedEntry(entry, { source, rank: index + 1, day: channel.day })
      : { complaint: complainOfLoss(entry, 'entry') };
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, channel.entries.length);
      yield;
    }
  }
  if (channel.entries.length === 0) complaints.push(emptyFeed(channel));
  return {
    format: drafts.length === 0 ? null : 'feed',
    description: name === null ? 'Feed' : `Feed, ${name}`,
    listedOn: channel.day ?? commonDay(drafts),
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: {
      ...(name === null ? {} : { title: name }),
      day: channel.day ?? commonDay(drafts),
      held: channel.entries.length,
      total: null,
      sections: [],
      next: channel.next,
      isWhole: isWhole(document),
      error: null,
    },
    complaints,
    text: null,
  };
}
