import type { SourceKind, SourceSuggestion } from '#shared/contract/sources.ts';
import { arxivCategories, arxivCategoryOf } from '#shared/domain/arxiv-categories.ts';
import { foldPreprintCategory, preprintCategories } from './preprint-categories.ts';
import {
  type HuggingFaceTarget,
  huggingFaceTarget,
  huggingFaceTargets,
  identifySource,
  webAddress,
} from './source-kinds.ts';

/** So many guesses are offered; nobody reads more. */
const mostSuggestions = 12;

/** What a text that the reader typed may be as a source, best first. Asks nobody. */
export function recognizeSource(text: string): SourceSuggestion[] {
  const typed = text.replace(/\s+/g, ' ').trim();
  if (typed === '') return [];
  const isPath = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(typed);
  if (isPath) return [suggest('folder', typed)].flat();
  const url = webAddress(typed) ?? addressWithoutScheme(typed);
  if (url !== null) return fromAddress(url);
  const found = [
    ...fromCategories(typed),
    ...fromHuggingFace(typed),
    ...fromPreprints(typed),
    ...fromName(typed),
    ...suggest('arxiv-search', typed),
  ];
  return found.slice(0, mostSuggestions);
}

/** What an address stands for: a service that Carrel knows how to ask, else a feed. */
export function fromAddress(url: URL): SourceSuggestion[] {
  const host = url.hostname.replace(/^www\./, '');
  const parts = url.pathname.split('/').filter((part) => part !== '');
  if (host === 'huggingface.co' || host === 'hf.co') {
    const target = huggingFaceTarget(url.href);
    if (target !== null) return suggest('huggingface', target);
  }
  if (host === 'arxiv.org' || host.endsWith('.arxiv.org')) return fromArxivAddress(url, parts);
  const server = /(?:^|\.)(biorxiv|medrxiv)\.org$/.exec(host)?.[1];
  if (server === 'biorxiv' || server === 'medrxiv') {
    const subject = url.searchParams.get('subject') ?? /^collection\/([^.]+)/.exec(parts.join('/'))?.[1];
    const own = suggest(server, subject ?? 'all');
    return /\.xml|\/rss|feed/i.test(url.pathname) ? [...own, ...suggest('feed', url.href)] : own;
  }
  return suggest('feed', url.href);
}

function fromArxivAddress(url: URL, parts: readonly string[]): SourceSuggestion[] {
  const [first = '', second = ''] = parts;
  if (['list', 'rss', 'atom', 'archive'].includes(first)) {
    return second.split('+').flatMap((category) => suggest('arxiv', category));
  }
  if (first === 'a' && second !== '') {
    const name = second.replace(/\.atom2?$/, '').replace(/_\d+$/, '');
    return suggest('arxiv-author', name.split('_').toReversed().join(' '));
  }
  const query = url.searchParams.get('search_query') ?? url.searchParams.get('query');
  if (query !== null && query.trim() !== '') {
    const isAuthor = url.searchParams.get('searchtype') === 'author' || /^au:[^&]{1,100}$/.test(query);
    return isAuthor
      ? suggest('arxiv-author', query.replace(/^au:/, '').replace(/[_"]/g, ' '))
      : suggest('arxiv-search', query);
  }
  return suggest('feed', url.href);
}

/** "arxiv.org/list/cs.LG/new", as a browser shows it. */
function addressWithoutScheme(text: string): URL | null {
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,12}\/\S*$/i.test(text) ? webAddress(`https://${text}`) : null;
}

function fromCategories(typed: string): SourceSuggestion[] {
  const word = typed.replace(/^arxiv[:/\s]\s*/i, '');
  const exact = arxivCategoryOf(word);
  const wanted = word.toLowerCase();
  const begins: string[] = [];
  const holds: string[] = [];
  for (const [code, name] of arxivCategories) {
    if (code === exact) continue;
    if (code.toLowerCase().startsWith(wanted)) begins.push(code);
    else if (wanted.length >= 3 && name.toLowerCase().includes(wanted)) holds.push(code);
  }
  const codes = [...(exact === null ? [] : [exact]), ...begins, ...holds].slice(0, 8);
  return codes.flatMap((code) => suggest('arxiv', code));
}

const huggingFaceTexts: Readonly<Record<HuggingFaceTarget, string>> = {
  daily: 'hugging face daily papers huggingface',
  weekly: 'hugging face weekly papers daily papers by week huggingface',
  monthly: 'hugging face monthly papers daily papers by month huggingface',
  trending: 'hugging face trending papers huggingface',
};

function fromHuggingFace(typed: string): SourceSuggestion[] {
  const wanted = typed.toLowerCase();
  if (wanted.length < 2) return [];
  return huggingFaceTargets
    .filter((target) => wanted === 'hf' || huggingFaceTexts[target].includes(wanted))
    .flatMap((target) => suggest('huggingface', target));
}

function fromPreprints(typed: string): SourceSuggestion[] {
  const servers = ['biorxiv', 'medrxiv'] as const;
  return servers.flatMap((server) => {
    const named = foldPreprintCategory(typed).startsWith(server);
    const word = foldPreprintCategory(typed).replace(server, '').trim();
    if (named && word === '') return suggest(server, 'all');
    if (word.length < 3) return [];
    return preprintCategories[server]
      .filter((category) => category.includes(word))
      .slice(0, 3)
      .flatMap((category) => suggest(server, category));
  });
}

/** Two words or more that are names: "Emmy Noether", "J. von Neumann". */
function fromName(typed: string): SourceSuggestion[] {
  const isName = /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}$/u.test(typed);
  return isName ? suggest('arxiv-author', typed) : [];
}

/** The suggestion of a kind, where the target is one. */
function suggest(kind: SourceKind, target: string): SourceSuggestion[] {
  try {
    const { target: canonical, name, detail } = identifySource(kind, target);
    return [{ kind, target: canonical, name, detail }];
  } catch {
    // A guess that is none is no fault: nobody asked for it.
    return [];
  }
}
