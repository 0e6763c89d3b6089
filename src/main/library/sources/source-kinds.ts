import { AppError } from '#shared/contract/errors.ts';
import type { AnnounceType, SourceKind } from '#shared/contract/sources.ts';
import { arxivCategories, arxivCategoryOf } from '#shared/domain/arxiv-categories.ts';
import { canonicalPreprintCategory } from './preprint-categories.ts';

/** A source as its kind and target make it, before it is subscribed to. */
export interface SourceIdentity {
  readonly kind: SourceKind;
  /** In its one canonical spelling. */
  readonly target: string;
  readonly name: string;
  /** What its papers' appearances carry as their source. */
  readonly key: string;
  /** What it is, in a few words: "Machine Learning". */
  readonly detail: string;
}

/** The listings of Hugging Face, as targets, with what they are asked by. */
export const huggingFaceTargets = ['daily', 'weekly', 'monthly', 'trending'] as const;
export type HuggingFaceTarget = (typeof huggingFaceTargets)[number];

/**
 * What a source brings where nobody says otherwise. arXiv alone announces cross-lists and replacements; a
 * replaced paper that was never seen before is old, and would stand in the Inbox as if it were new.
 */
export const defaultAnnounces: readonly AnnounceType[] = ['new', 'cross'];

/**
 * The source that a kind and a target name.
 * @throws AppError invalid-input when the target is none of its kind
 */
export function identifySource(kind: SourceKind, text: string): SourceIdentity {
  const target = text.replace(/\s+/g, ' ').trim();
  switch (kind) {
    case 'huggingface':
      return huggingFace(target);
    case 'arxiv':
      return arxiv(target);
    case 'arxiv-search':
      return arxivSearch(target);
    case 'arxiv-author':
      return arxivAuthor(target);
    case 'biorxiv':
    case 'medrxiv':
      return preprints(kind, target);
    case 'feed':
      return feed(target);
    case 'folder':
      return folder(text.trim());
    default:
      return kind satisfies never;
  }
}

/** What a source brings and by which roads, for people. */
export function describeSource(kind: SourceKind, target: string): string {
  switch (kind) {
    case 'huggingface':
      return huggingFaceWords[huggingFaceTarget(target) ?? 'daily'].description;
    case 'arxiv':
      return 'feed, then listing and API';
    case 'arxiv-search':
      return 'a search in arXiv, by its API';
    case 'arxiv-author':
      return 'papers of an author, by arXiv’s API';
    case 'biorxiv':
    case 'medrxiv':
      return 'API, by day and category';
    case 'feed':
      return 'feed, RSS or Atom';
    case 'folder':
      return 'watched folder';
    default:
      return kind satisfies never;
  }
}

const huggingFaceWords: Readonly<Record<HuggingFaceTarget, { name: string; description: string }>> = {
  daily: { name: 'Daily Papers', description: 'Hugging Face, by day, with upvotes' },
  weekly: { name: 'Daily Papers, by week', description: 'Hugging Face, the week so far, with upvotes' },
  monthly: { name: 'Daily Papers, by month', description: 'Hugging Face, the month so far, with upvotes' },
  trending: { name: 'Trending Papers', description: 'Hugging Face, what is trending, with upvotes' },
};

const huggingFaceAliases: Readonly<Record<string, HuggingFaceTarget>> = {
  '': 'daily',
  day: 'daily',
  today: 'daily',
  papers: 'daily',
  'daily-papers': 'daily',
  daily_papers: 'daily',
  week: 'weekly',
  month: 'monthly',
};

export function huggingFaceTarget(text: string): HuggingFaceTarget | null {
  const word = text
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:api\/)?(?:daily_)?papers\/?/, '')
    .replace(/^(date|week|month)(?:\/.*)?$/, '$1')
    .replace(/^date$/, 'daily')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
  return huggingFaceTargets.find((target) => target === word) ?? huggingFaceAliases[word] ?? null;
}

function huggingFace(text: string): SourceIdentity {
  const target = huggingFaceTarget(text);
  if (target === null) {
    throw new AppError(
      'invalid-input',
      `Hugging Face has no listing “${text}”. There are ${huggingFaceTargets.join(', ')}.`,
    );
  }
  const { name, description } = huggingFaceWords[target];
  // The importers call it so too: a saved page and what was fetched are one appearance.
  return { kind: 'huggingface', target, name, key: 'daily-papers', detail: description };
}

function arxiv(text: string): SourceIdentity {
  const target = arxivCategoryOf(text.replace(/^arxiv[:/\s]\s*/i, ''));
  if (target === null) {
    throw new AppError(
      'invalid-input',
      `arXiv has no category “${text.slice(0, 100)}”. Categories look like cs.LG or hep-th.`,
    );
  }
  return {
    kind: 'arxiv',
    target,
    name: `arXiv ${target}`,
    key: `arxiv/${target}`,
    detail: arxivCategories.get(target) ?? 'arXiv category',
  };
}

function arxivSearch(target: string): SourceIdentity {
  if (target === '') throw new AppError('invalid-input', 'A search needs words.');
  return {
    kind: 'arxiv-search',
    target,
    name: `arXiv search “${shortened(target)}”`,
    key: `arxiv-search/${target}`,
    detail: 'What this search finds, as it is submitted',
  };
}

function arxivAuthor(target: string): SourceIdentity {
  if (!/\p{L}{2}/u.test(target)) throw new AppError('invalid-input', 'An author needs a name.');
  return {
    kind: 'arxiv-author',
    target,
    name: `${shortened(target)} on arXiv`,
    key: `arxiv-author/${target}`,
    detail: 'Papers of this author, as they are submitted',
  };
}

function preprints(kind: 'biorxiv' | 'medrxiv', text: string): SourceIdentity {
  const server = kind === 'biorxiv' ? 'bioRxiv' : 'medRxiv';
  const target = canonicalPreprintCategory(kind, text);
  if (target === null) {
    throw new AppError(
      'invalid-input',
      `${server} has no category “${text.slice(0, 100)}”. A category is a name such as ${kind === 'biorxiv' ? 'neuroscience' : 'epidemiology'}, or “all”.`,
    );
  }
  const isAll = target === 'all';
  return {
    kind,
    target,
    name: isAll ? server : `${server} ${target}`,
    key: `${kind}/${target}`,
    detail: isAll ? 'Everything that is posted' : `What is posted in ${target}`,
  };
}

function feed(text: string): SourceIdentity {
  const url = webAddress(text);
  if (url === null) {
    throw new AppError('invalid-input', 'A feed is an address that begins with https:// or http://.');
  }
  const host = url.host.replace(/^www\./, '');
  const path = `${url.pathname}${url.search}`.replace(/\/$/, '');
  return {
    kind: 'feed',
    target: url.href,
    name: shortened(`${host}${url.pathname.replace(/\/$/, '')}`),
    key: `feed:${host}${path}`,
    detail: 'RSS or Atom feed',
  };
}

/** The address of a page or feed, without a fragment; `null` when it is none, or carries a password. */
export function webAddress(text: string): URL | null {
  const address = text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://');
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') return null;
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url;
}

function folder(target: string): SourceIdentity {
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(target);
  if (!isAbsolute || target.includes('\u0000')) {
    throw new AppError('invalid-input', 'A folder is named by its whole path, such as /home/ada/incoming.');
  }
  const trimmed = target.length > 3 ? target.replace(/[\\/]+$/, '') : target;
  const parts = trimmed.split(/[\\/]/).filter((part) => part !== '');
  return {
    kind: 'folder',
    target: trimmed,
    name: parts.slice(-2).join(' / ') || trimmed,
    key: `folder:${trimmed}`,
    detail: 'What is put into this folder',
  };
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
