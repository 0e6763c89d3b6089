import type { PaperId } from '#shared/domain/paper.ts';
import {
  type FacetChoice,
  type FacetName,
  facetNames,
  type Sort,
  sorts,
  type View,
  views,
} from '#shared/search/request.ts';
import { type Page, type Place, pages } from './services.ts';

/** Where the reader is when the address says nothing. */
export const firstPlace: Place = {
  page: 'desk',
  detail: null,
  view: 'library',
  query: '',
  chosen: {},
  sort: 'relevance',
  paper: null,
};

/** In which order a view is shown when it is gone to: the queue in the reader's own, any other as before. */
export function sortFor(view: View, current: Sort): Sort {
  if (view === 'queue') return 'queue';
  return current === 'queue' ? firstPlace.sort : current;
}

/**
 * The place as the hash of the address: `#/library?q=kv+cache&status=queued,-done&tag=*ml,*talk&paper=12`;
 * `-` stands before what is excluded, `*` before what all must have.
 * What is as always is left out. `placeOf(addressOf(place))` is the place again.
 */
export function addressOf(place: Place): string {
  const parts: string[] = [];
  if (place.page !== 'desk' && place.view !== firstPlace.view) parts.push(`view=${place.view}`);
  if (place.detail !== null) parts.push(`detail=${encode(place.detail)}`);
  if (place.query !== '') parts.push(`q=${encode(place.query)}`);
  for (const name of facetNames) {
    const choice = place.chosen[name];
    if (!choice) continue;
    const values = [
      ...choice.any.map(encodeValue),
      ...(choice.all ?? []).map((value) => `*${encodeValue(value)}`),
      ...choice.none.map((value) => `-${encodeValue(value)}`),
    ];
    if (values.length > 0) parts.push(`${name}=${values.join(',')}`);
  }
  if (place.sort !== firstPlace.sort) parts.push(`sort=${place.sort}`);
  if (place.paper !== null) parts.push(`paper=${place.paper}`);
  return `#/${place.page === 'desk' ? place.view : place.page}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}

/** The place that an address names; what cannot be read in it is left as always. */
export function placeOf(hash: string): Place {
  const [path = '', search = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  const fields = new Map(search.split('&').map((part) => splitOnce(part, '=')));
  const chosen: Partial<Record<FacetName, FacetChoice>> = {};
  for (const name of facetNames) {
    const choice = choiceOf(fields.get(name));
    if (choice) chosen[name] = choice;
  }
  const page = oneOf(pages, path) ?? 'desk';
  const detail = fields.get('detail');
  return {
    page,
    detail: detail === undefined ? null : decode(detail),
    view: oneOf(views, page === 'desk' ? path : fields.get('view')) ?? firstPlace.view,
    query: decode(fields.get('q') ?? ''),
    chosen,
    sort: oneOf(sorts, fields.get('sort')) ?? firstPlace.sort,
    paper: paperOf(fields.get('paper')),
  };
}

function choiceOf(text: string | undefined): FacetChoice | null {
  if (!text) return null;
  const any: string[] = [];
  const all: string[] = [];
  const none: string[] = [];
  for (const part of text.split(',')) {
    if (part.startsWith('-')) none.push(decodeValue(part.slice(1)));
    else if (part.startsWith('*')) all.push(decodeValue(part.slice(1)));
    else if (part !== '') any.push(decodeValue(part));
  }
  if (any.length + all.length + none.length === 0) return null;
  return all.length > 0 ? { any, all, none } : { any, none };
}

function paperOf(text: string | undefined): PaperId | null {
  const id = Number(text);
  // A positive whole number is what a paper's id is; whether the library has it is asked later.
  return text && /^\d{1,15}$/.test(text) && id > 0 ? (id as PaperId) : null;
}

function oneOf<Name extends View | Sort | Page>(
  names: readonly Name[],
  text: string | undefined,
): Name | undefined {
  return names.find((name) => name === text);
}

/** "None given" is `~`; a value's own `-`, `*` and `~` are written in hex, `,` is by `encode`. */
function encodeValue(value: string): string {
  return value === '' ? '~' : encode(value).replace(/^-/, '%2D').replace(/^\*/, '%2A').replaceAll('~', '%7E');
}

function decodeValue(text: string): string {
  return text === '~' ? '' : decode(text);
}

function encode(text: string): string {
  // encodeURIComponent throws on half a surrogate pair.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%20', '+');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // An address that was cut or written by hand: what stands there is taken as it is.
    return text;
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
