import { canonicalArxiv } from '#shared/domain/identifiers.ts';
import type { ShownDate } from '#shared/text/listing-date.ts';
import type { Role } from './arrange.ts';
import type { Paragraph, Part } from './page.ts';

/** What the page says of one paper, gathered from its parts. */
export interface FoundPaper {
  line: number;
  endLine: number;
  title: Paragraph | null;
  abstract: Paragraph[];
  authorCount: number | null;
  organization: Paragraph | null;
  date: ShownDate | null;
  comments: number | null;
  upvotes: number | null;
  submitter: string | null;
  arxiv: string | null;
  links: { kind: 'code' | 'project'; url: string }[];
  githubStars: number | null;
  wasCut: boolean;
}

export interface FoundPage {
  readonly papers: readonly FoundPaper[];
  /** Facts without a paper: the end of one whose beginning is not in the input. */
  readonly strays: readonly Stray[];
}

/** Lines that no paper could be given: before the first title, or after a paper that is complete. */
export interface Stray {
  readonly line: number;
  readonly endLine: number;
  readonly isBeforeFirst: boolean;
  /** No more than a few words, as pages have them above their papers. */
  readonly isShort: boolean;
}

/** Walks over the parts of the body and puts the papers together. */
export function assemble(parts: readonly Part[], roles: ReadonlyMap<Paragraph, Role>): FoundPage {
  const assembly = new Assembly(votesStandFirst(parts, roles));
  for (const part of parts)
    assembly.add(part, part.kind === 'paragraph' ? (roles.get(part) ?? 'abstract') : null);
  return assembly.finish();
}

/** In some captures the upvotes stand above each title: then something that looks like them is above the first. */
function votesStandFirst(parts: readonly Part[], roles: ReadonlyMap<Paragraph, Role>): boolean {
  // Where submitters are named, they tell whose votes follow.
  if (parts.some((part) => part.kind === 'element' && part.meaning.kind === 'submitted')) return false;
  for (const part of parts) {
    if (part.kind === 'paragraph') {
      if (roles.get(part) === 'title') return false;
    } else if (part.meaning.kind === 'number' && part.meaning.role !== 'comments') return true;
  }
  return false;
}

class Assembly {
  readonly #votesStandFirst: boolean;
  readonly #papers: FoundPaper[] = [];
  readonly #strays: { line: number; endLine: number; isBeforeFirst: boolean; isShort: boolean }[] = [];
  #paper: FoundPaper | null = null;
  #votes: number | null = null;
  #submitter: string | null = null;
  #awaitsSubmitter = false;
  #awaitsVotes = false;
  #followsPageWord = false;
  #dateLine = 0;
  #tailIsNewest = false;

  constructor(votesFirst: boolean) {
    this.#votesStandFirst = votesFirst;
  }

  add(part: Part, role: Role | null): void {
    if (part.kind === 'paragraph') this.#addParagraph(part, role ?? 'abstract');
    else this.#addElement(part);
    this.#followsPageWord =
      part.kind === 'element' && part.meaning.kind === 'page' && /\p{L}/u.test(part.text);
  }

  finish(): FoundPage {
    // Below the last date no votes of another paper can follow.
    if (this.#paper?.date != null) this.#paper.comments ??= this.#votes;
    return { papers: this.#papers, strays: this.#strays };
  }

  #addParagraph(paragraph: Paragraph, role: Role): void {
    this.#awaitsVotes = false;
    this.#tailIsNewest = false;
    if (role === 'title') {
      this.#begin(paragraph);
      return;
    }
    if (role === 'submitter') {
      this.#submitter = (paragraph.lines[0] ?? '').trim();
      return;
    }
    const paper = this.#paper;
    if (paper === null || (role === 'abstract' && paper.date !== null)) {
      const length = paragraph.lines.reduce((sum, line) => sum + line.trim().length, 0);
      this.#stray(paragraph.line, paragraph.endLine, length < 100);
      return;
    }
    paper.endLine = paragraph.endLine;
    if (role === 'organization') paper.organization = paragraph;
    else paper.abstract.push(paragraph);
    this.#readIds(paper, paragraph.urls);
  }

  #begin(title: Paragraph): void {
    const paper: FoundPaper = {
      line: title.line,
      endLine: title.endLine,
      title,
      abstract: [],
      authorCount: null,
      organization: null,
      date: null,
      comments: null,
      upvotes: this.#votes,
      submitter: this.#submitter,
      arxiv: null,
      links: [],
      githubStars: null,
      wasCut: false,
    };
    this.#votes = null;
    this.#submitter = null;
    this.#awaitsSubmitter = false;
    this.#paper = paper;
    this.#papers.push(paper);
    this.#readIds(paper, title.urls);
  }

  #addElement(part: Extract<Part, { kind: 'element' }>): void {
    const { meaning, line } = part;
    const paper = this.#paper;
    switch (meaning.kind) {
      case 'authors':
        if (paper === null || paper.date !== null) return this.#stray(line, line);
        paper.authorCount ??= meaning.count;
        this.#tailIsNewest = true;
        break;
      case 'date':
        // "Previous · Jun 30 · Next" is the way to another page.
        if (this.#followsPageWord) return;
        if (paper === null || paper.date !== null) return this.#stray(line, line);
        paper.date = meaning.shown;
        paper.comments ??= meaning.comments;
        this.#dateLine = line;
        this.#tailIsNewest = true;
        break;
      case 'number':
        this.#addNumber(part, meaning);
        return;
      case 'upvote':
        this.#awaitsVotes = true;
        return;
      case 'submitted':
        this.#submitter = meaning.name;
        this.#awaitsSubmitter = true;
        return;
      case 'link': {
        if (paper === null) return;
        const url = part.urls.find((address) => /^https?:/.test(address));
        if (meaning.link === 'paper') paper.arxiv ??= url === undefined ? null : canonicalArxiv(url);
        else if (url !== undefined) paper.links.push({ kind: meaning.link, url });
        if (meaning.link === 'code') paper.githubStars ??= meaning.stars;
        break;
      }
      case 'identifier':
        if (paper !== null) paper.arxiv ??= meaning.arxiv;
        break;
      case 'url':
        this.#addUrl(part);
        return;
      case 'cut':
        if (paper !== null) paper.wasCut = true;
        return;
      case 'dot':
      case 'page':
        return;
      default:
        meaning satisfies never;
    }
    if (paper !== null) {
      paper.endLine = Math.max(paper.endLine, line);
      if (meaning.kind === 'authors') this.#readIds(paper, part.urls);
    }
  }

  #addNumber(
    part: Extract<Part, { kind: 'element' }>,
    { value, role }: { readonly value: number | null; readonly role: 'upvotes' | 'comments' | null },
  ): void {
    const paper = this.#paper;
    const isOnDateLine = paper !== null && this.#dateLine === part.line;
    const meant = role ?? (isOnDateLine ? 'comments' : null);
    if (this.#awaitsVotes || (meant === 'upvotes' && this.#isOf(part.urls, paper))) {
      this.#awaitsVotes = false;
      if (paper !== null) {
        paper.upvotes ??= value;
        paper.endLine = Math.max(paper.endLine, part.line);
      }
      return;
    }
    if (meant === 'comments') {
      if (paper === null || value === null) return;
      paper.comments ??= value;
      paper.endLine = Math.max(paper.endLine, part.line);
      return;
    }
    if (meant === 'upvotes' || this.#awaitsSubmitter || paper === null) {
      this.#votes = value;
      return;
    }
    const isFirstAfterTail = this.#tailIsNewest && paper.comments === null && value !== null;
    if (isFirstAfterTail && !this.#votesStandFirst) {
      paper.comments = value;
      paper.endLine = Math.max(paper.endLine, part.line);
      return;
    }
    // Two numbers between a date and the next title: the first was the comments after all.
    if (this.#votesStandFirst && this.#votes !== null && paper.comments === null)
      paper.comments = this.#votes;
    this.#votes = value;
  }

  /** Whether a vote's link names the paper that is being read (and not the one that follows). */
  #isOf(urls: readonly string[], paper: FoundPaper | null): boolean {
    if (paper === null || paper.arxiv === null) return false;
    return urls.some((url) => idOfPage(url) === paper.arxiv);
  }

  #addUrl(part: Extract<Part, { kind: 'element' }>): void {
    const url = part.text.replace(/^<|>$/g, '');
    const paper = this.#paper;
    if (paper === null || url.includes('/login?next=')) return;
    if (url.includes('#community') && this.#votes !== null && paper.comments === null) {
      paper.comments = this.#votes;
      this.#votes = null;
    }
    const id = idOfPage(url);
    if (id !== null) {
      paper.arxiv ??= id;
      if (paper.arxiv === id) paper.endLine = Math.max(paper.endLine, part.line);
    } else if (paper.date === null && /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//.test(url)) {
      paper.links.push({ kind: 'code', url });
    }
  }

  #readIds(paper: FoundPaper, urls: readonly string[]): void {
    for (const url of urls) paper.arxiv ??= idOfPage(url);
  }

  #stray(line: number, endLine: number, isShort = true): void {
    const last = this.#strays.at(-1);
    if (last && line - last.endLine <= 3) {
      last.endLine = Math.max(last.endLine, endLine);
      last.isShort &&= isShort;
    } else this.#strays.push({ line, endLine, isBeforeFirst: this.#papers.length === 0, isShort });
  }
}

/** The arXiv id that an address of a paper's page names, in any of its forms. */
function idOfPage(url: string): string | null {
  const next = /\/login\?next=(.+)$/.exec(url)?.[1];
  const path = next === undefined ? url : next.replace(/%2F/gi, '/');
  const match = /\/papers\/([^/?#\s]{4,40})/.exec(path);
  return match?.[1] === undefined ? null : canonicalArxiv(match[1]);
}
