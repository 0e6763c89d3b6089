import type { Complaint, Draft } from '#shared/domain/draft.ts';
import type { Link } from '#shared/domain/paper.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { findLinks, kindOfUrl, mergeLinks } from '../find-links.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../huggingface-rows/fields.ts';
import type { JsonRow } from '../json-rows.ts';
import { lineOf, proseOf } from '../plain-text.ts';

/** Whether a note answers another: a review, a comment, a decision. */
export function isReply(note: Fields): boolean {
  const replyTo = textOf(note['replyto']);
  const [id, forum] = [textOf(note['id']), textOf(note['forum'])];
  return replyTo !== null || (id !== null && forum !== null && id !== forum);
}

export function readNote({ fields: note, place }: JsonRow): { draft: Draft } | { complaint: Complaint } {
  const content = fieldsOf(note['content']);
  const id = lineOf(textOf(note['forum']) ?? textOf(note['id']));
  if (content === null || id === null) {
    return { complaint: { ...place, message: 'An object of the list is no note, so it was left out.' } };
  }
  const title = lineOf(textOf(valueOf(content, 'title')));
  if (title === null) {
    return {
      complaint: { ...place, message: `The note ${id.slice(0, 60)} has no title, so it was left out.` },
    };
  }
  const abstract = proseOf(textOf(valueOf(content, 'abstract')));
  const { names, isHidden } = authorsOf(content);
  const draft: Draft = {
    title,
    abstract,
    authors: names,
    authorCount: names.length === 0 ? null : names.length,
    organization: null,
    date: dayOf(note['cdate']) ?? dayOf(note['tcdate']) ?? dayOf(note['pdate']),
    dateInferred: false,
    identifiers: { openreview: id },
    links: linksOf(content, { id, abstract }),
    upvotes: null,
    comments: null,
    appearance: {
      source: 'openreview',
      kind: 'search',
      listedOn: null,
      rank: null,
      upvotes: null,
      comments: null,
    },
    place,
    doubts: isHidden ? ['Its authors are not shown yet.'] : [],
    extra: extraOf(note, content),
  };
  return { draft };
}

/** Version 2 of the API wraps each value, version 1 gives it bare. */
function valueOf(content: Fields, key: string): unknown {
  const value = content[key];
  const wrapped = fieldsOf(value);
  return wrapped !== null && 'value' in wrapped ? wrapped['value'] : value;
}

function authorsOf(content: Fields): { names: string[]; isHidden: boolean } {
  const authors = valueOf(content, 'authors');
  const list = listOf(authors) ?? (typeof authors === 'string' ? authors.split(/\s*[,;]\s*/) : []);
  const names = list.flatMap((author) => {
    const fields = fieldsOf(author);
    const name = fields === null ? textOf(author) : (textOf(fields['fullname']) ?? textOf(fields['name']));
    return lineOf(name) ?? [];
  });
  const shown = names.filter((name) => !/^anonymous(?: authors?)?$/i.test(name));
  return { names: shown, isHidden: shown.length < names.length || names.length === 0 };
}

/** The day (UTC) of milliseconds since 1970, as its notes give instants. */
function dayOf(value: unknown): Day | null {
  // Before 1990 there was no web to post to; after 9999 a day has another form.
  const isInstant = typeof value === 'number' && value > 631_152_000_000 && value < 253_402_300_800_000;
  return isInstant ? new Date(value).toISOString().slice(0, 10) : null;
}

function linksOf(content: Fields, { id, abstract }: { id: string; abstract: string | null }): Link[] {
  const links: Link[] = [];
  if (/^[\w-]{1,100}$/.test(id)) links.push({ kind: 'page', url: `https://openreview.net/forum?id=${id}` });
  const pdf = addressOf(valueOf(content, 'pdf'));
  if (pdf !== null) links.push({ kind: 'pdf', url: pdf });
  for (const key of ['code', 'code_URL', 'code_url', 'software', 'html', 'project_page', 'website']) {
    const url = addressOf(valueOf(content, key));
    if (url !== null) links.push({ kind: kindOfUrl(url), url });
  }
  return mergeLinks(links, findLinks(abstract ?? ''));
}

/** An address; one without a host is of OpenReview itself. */
function addressOf(value: unknown): string | null {
  const url = lineOf(textOf(value)?.slice(0, 2000));
  if (url === null || /\s/.test(url)) return null;
  if (/^https?:\/\/[^/]/i.test(url)) return url;
  return /^\/[^/]/.test(url) ? `https://openreview.net${url}` : null;
}

const kept = [
  ['venue', 'venue'],
  ['venueid', 'venueId'],
  ['TLDR', 'tldr'],
  ['TL;DR', 'tldr'],
  ['one-sentence_summary', 'tldr'],
  ['primary_area', 'primaryArea'],
  ['decision', 'decision'],
] as const;

function extraOf(note: Fields, content: Fields): Draft['extra'] {
  const extra: Draft['extra'] = {};
  for (const [key, name] of kept) {
    const text = lineOf(textOf(valueOf(content, key)));
    if (text !== null) extra[name] ??= text.slice(0, 5000);
  }
  const keywords = valueOf(content, 'keywords');
  const words = (listOf(keywords) ?? (typeof keywords === 'string' ? keywords.split(/\s*[,;]\s*/) : []))
    .slice(0, 100)
    .flatMap((word) => lineOf(textOf(word)) ?? []);
  if (words.length > 0) extra['keywords'] = words;
  const published = dayOf(note['pdate']);
  if (published !== null) extra['publishedOn'] = published;
  const changed = dayOf(note['mdate']) ?? dayOf(note['tmdate']);
  if (changed !== null) extra['changedOn'] = changed;
  return extra;
}
