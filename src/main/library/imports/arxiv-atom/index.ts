import type { Announcement, Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { lineOf } from '../plain-text.ts';
import { readXml } from '../xml/read-xml.ts';
import { complain, complainOfLoss, complaintsOf, isWhole, startsWithElement } from '../xml/reading.ts';
import { findElements, type XmlDocument, type XmlElement } from '../xml/tree.ts';
import { nameOf, textOfChild } from '../xml/vocabulary.ts';
import { errorOf, readEntry } from './read-entry.ts';

/** An answer of arXiv’s query API: Atom with arXiv’s own elements. */
export const arxivAtom: Importer = {
  format: 'arxiv-atom',
  recognize: recognizeAnswer,
  parse: parseAnswer,
};

function recognizeAnswer(input: Input): number {
  if (!startsWithElement(input.text, 'feed|entry')) return 0;
  const start = input.text.slice(0, 200_000);
  // The daily feeds are Atom with the same namespace.
  if (/announce_type|oai:arXiv\.org:|updates on arXiv\.org|rss\.arxiv\.org|Feed error for query/i.test(start))
    return 0;
  if (/https?:\/\/(?:export\.)?arxiv\.org\/api\//.test(start)) return 0.98;
  return /<id>\s*https?:\/\/arxiv\.org\/abs\//.test(start) ? 0.97 : 0;
}

function* parseAnswer(input: Input, context: ParseContext): Generator<void, ParsedInput> {
  const document = yield* readXml(input.text);
  const entries = findElements(document.roots, (element) => nameOf(element) === 'entry');
  const drafts: Draft[] = [];
  const complaints: Complaint[] = complaintsOf(document);
  for (const [index, entry] of entries.entries()) {
    const reading = readWhole(entry);
    if ('complaint' in reading) complaints.push(reading.complaint);
    else drafts.push(reading.draft);
    if (index % 100 === 99) {
      context.progress(index + 1, entries.length);
      yield;
    }
  }
  complaints.push(...complaintsOfAnswer(document, entries.length));
  return {
    format: drafts.length === 0 ? null : 'arxiv-atom',
    description: drafts.length === 0 ? 'Answer of arXiv’s API without a paper' : 'Answer of arXiv’s API',
    listedOn: null,
    listedOnInferred: false,
    listedOnText: null,
    drafts,
    announced: announcementOf(document, entries),
    complaints,
    text: null,
  };
}

function readWhole(entry: XmlElement): { draft: Draft } | { complaint: Complaint } {
  const error = errorOf(entry);
  if (error !== null) {
    return {
      complaint: complain(
        entry,
        `arXiv answered with an error instead of papers: “${error}”. Correct the request and fetch again.`,
      ),
    };
  }
  if (!entry.isWhole) return { complaint: complainOfLoss(entry, 'paper') };
  return readEntry(entry);
}

function announcementOf(document: XmlDocument, entries: readonly XmlElement[]): Announcement {
  const feed = document.roots.find((root) => nameOf(root) === 'feed');
  const total = feed === undefined ? null : numberOf(feed, 'opensearch:totalResults');
  const error = entries.map(errorOf).find((reason) => reason !== null) ?? null;
  return {
    day: null,
    held: error === null ? entries.length : 0,
    total: error === null ? total : null,
    sections: [],
    next: null,
    isWhole: isWhole(document),
    error,
  };
}

function numberOf(feed: XmlElement, name: string): number | null {
  const text = lineOf(textOfChild(feed, name));
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** What the answer says of itself: that nothing was found, or that there is more than it holds. */
function complaintsOfAnswer({ roots }: XmlDocument, received: number): Complaint[] {
  const feed = roots.find((root) => nameOf(root) === 'feed');
  if (feed === undefined) return received === 0 ? [nothingThere] : [];
  if (received === 0) return feed.isWhole ? [complain(feed, nothingFound(feed))] : [];
  const total = numberOf(feed, 'opensearch:totalResults');
  const wanted = numberOf(feed, 'opensearch:itemsPerPage');
  const start = numberOf(feed, 'opensearch:startIndex') ?? 0;
  if (total === null || wanted === null || !feed.isWhole) return [];
  const due = Math.min(wanted, total - start);
  if (received >= due) return [];
  const message =
    `The answer holds ${received} of the ${due} papers it announces. arXiv sometimes sends part of a page; ` +
    'fetch it again.';
  return [complain(feed, message)];
}

const nothingThere: Complaint = {
  line: null,
  endLine: null,
  message: 'The answer has no papers in it. Fetch it again.',
};

function nothingFound(feed: XmlElement): string {
  const query = lineOf(textOfChild(feed, 'title'))?.slice(0, 300);
  const which = query === undefined ? '' : ` (“${query}”)`;
  return `arXiv found no paper for this request${which}. Check its ids and words, and fetch again.`;
}
