import { AppError } from '#shared/contract/errors.ts';
import { isPrivateHost } from '#shared/domain/private-hosts.ts';
import type { StagingOwner } from '../imports/staging.ts';
import type { Database } from '../storage/database.ts';
import { type Asked, askOnce } from './ask-once.ts';
import { backOff, longestWait, mostAttempts, readRetryAfter } from './back-off.ts';
import { accepted, whatCameInstead } from './content-type.ts';
import type { NetworkSwitch } from './network-switch.ts';
import { type Outside, type OutsideAnswer, usualPatience } from './outside.ts';
import { nextAddress } from './redirects.ts';
import type { RequestLog } from './request-log.ts';
import { groupName, statusReasons, timeInWords, whyNone } from './sentences.ts';
import { realAddresses } from './service-addresses.ts';
import { createTurns, sleepFor } from './turns.ts';
import type { Validators, Web, WebAnswer, WebFault, WebRequest } from './web.ts';

export interface WebOptions {
  readonly database: Database;
  readonly clock: { now(): Date };
  readonly log: RequestLog;
  readonly network: NetworkSwitch;
  readonly owner: StagingOwner;
  /** Carrel's own version, which every request tells. */
  readonly version: string;
  /** `null` in a library that has no way out, as in most tests. */
  readonly outside: Outside | null;
}

/** The most bytes that are taken where a request does not say: 40 MB. */
const usualMaximum = 40 * 1024 * 1024;

/** Milliseconds between two requests; arXiv asks for three seconds, over all machines of one reader. */
const arxivPace = 3000;
const otherPace = 500;

/** How often the switch is looked at while something is under way, in ms: another process may turn it. */
const lookEvery = 500;

type Fault = Extract<WebAnswer, { kind: 'fault' }>;

/** Makes the library's way to the network. */
export function createWeb(options: WebOptions): Web {
  const { database, clock, log, network, owner, version, outside } = options;
  let everything = new AbortController();
  let isClosed = false;
  const sleep = outside?.sleep ?? sleepFor;
  const turns = createTurns({
    database,
    owner,
    now: () => clock.now(),
    sleep,
    paceOf: (group) => (group === 'arxiv' ? (outside?.arxivPace ?? arxivPace) : otherPace),
  });
  const ticks = (): number => performance.now();

  async function get(request: WebRequest): Promise<WebAnswer> {
    request.signal.throwIfAborted();
    const fault = refusal(request);
    if (fault !== null || outside === null) return fault ?? withoutOutside;
    const switched = everything;
    const watch = setInterval(() => {
      if (!isClosed && network.state().forbidden) switched.abort();
    }, lookEvery);
    try {
      const signal = AbortSignal.any([request.signal, switched.signal]);
      return await turns.take(request.group, signal, (knock) =>
        askPatiently({ ...request, signal }, outside, knock),
      );
    } catch (error) {
      request.signal.throwIfAborted();
      if (isClosed) throw new AppError('unreachable', 'The library is being closed.');
      if (!switched.signal.aborted) throw error;
      return noted(request, forbidden());
    } finally {
      clearInterval(watch);
    }
  }

  /** Why a question is not even asked: the switch, or the server's own wish. */
  function refusal(request: WebRequest): Fault | null {
    if (network.state().forbidden) return noted(request, forbidden());
    const until = turns.closedUntil(serviceOf(request));
    if (until === null) return null;
    const when = timeInWords(until, clock.now());
    const sentence = `${groupName(request.group)} asked to be left alone until ${when}, so it was not asked.`;
    return noted(request, { ...faultOf('status', sentence), status: 429, retryAt: until });
  }

  function forbidden(): Fault {
    const { since } = network.state();
    const when = since === null ? '' : ` since ${timeInWords(new Date(since), clock.now())}`;
    return faultOf('forbidden', `All network is forbidden${when}. Allow it again to fetch.`);
  }

  /** Asks until there is an answer, or no use in asking again now. */
  async function askPatiently(
    request: WebRequest,
    out: Outside,
    knock: () => Promise<void>,
  ): Promise<WebAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await follow(request, out, knock);
      if (answer.kind !== 'fault') return answer;
      const wait = waitAfter(answer, attempt, out.random);
      if (wait === null) {
        // Only what the server itself asked for binds whoever asks next.
        if (answer.retryAt !== null) turns.close(serviceOf(request), answer.retryAt);
        return answer;
      }
      await sleep(wait, request.signal);
    }
  }

  function waitAfter(
    { fault, status, retryAt }: Fault,
    attempt: number,
    random: () => number,
  ): number | null {
    const isBusy = status !== null && [429, 500, 502, 503, 504].includes(status);
    const isWorthIt = isBusy || fault === 'connection' || fault === 'cut';
    const most = isBusy || fault === 'connection' ? mostAttempts : 2;
    if (!isWorthIt || attempt >= most) return null;
    const wait = backOff(attempt, random);
    if (retryAt === null) return wait;
    const asked = retryAt.getTime() - clock.now().getTime();
    return asked > longestWait ? null : Math.max(asked, wait);
  }

  /** Asks, and follows where the server sends on to. */
  async function follow(request: WebRequest, out: Outside, knock: () => Promise<void>): Promise<WebAnswer> {
    const visited = [request.url];
    const { onlyOpen = false } = request;
    for (;;) {
      await knock();
      if (network.state().forbidden) return noted(request, forbidden());
      const url = visited.at(-1) ?? request.url;
      if (onlyOpen && isPrivateHost(new URL(url).hostname)) return noted(request, intoPrivate(url));
      const start = ticks();
      const at = clock.now();
      const asked = await askOnce(out.fetch, {
        url,
        headers: headersOf(request),
        maxBytes: request.maxBytes ?? usualMaximum,
        patience: { ...usualPatience, ...out.patience },
        signal: request.signal,
        onlyOpen,
        ticks,
        progress: request.progress,
      });
      const note = (sentence: string): void => add(request, { url, at, start, asked, sentence });
      if (asked.kind === 'answered' && isRedirect(asked.head)) {
        const next = nextAddress(visited, asked.head.headers.get('location'));
        if (next.kind === 'refused') {
          note(next.sentence);
          return { ...faultOf('redirect', next.sentence), status: asked.head.status };
        }
        note(`Leads on to ${next.url}`);
        visited.push(next.url);
        continue;
      }
      const answer = read(request, url, asked);
      note(inWords(answer));
      return answer;
    }
  }

  function headersOf({ validators, wanted }: WebRequest): Record<string, string> {
    return {
      'user-agent': `Carrel/${version} (reading-list manager; asks for what its reader subscribed to)`,
      accept: accepted[wanted ?? 'any'],
      ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
      ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
    };
  }

  /** What a finished request comes to. */
  function read(request: WebRequest, url: string, asked: Asked): WebAnswer {
    const who = groupName(request.group);
    if (asked.kind === 'failed') {
      const { fault, head, bytes, code } = asked;
      if (fault === 'private') return intoPrivate(url);
      const sentence = whyNone(fault, { who, code, maxBytes: request.maxBytes ?? usualMaximum });
      return { ...faultOf(fault, sentence), status: head?.status ?? null, bytes };
    }
    const { head, bytes } = asked;
    if (head.status === 304) return { kind: 'unchanged' };
    const contentType = head.headers.get('content-type');
    if (head.status !== 200) {
      const retryAt = readRetryAfter(head.headers.get('retry-after'), clock.now());
      const sentence = `${who} answered ${head.status}${statusReasons[head.status] ?? ''}.`;
      return { ...faultOf('status', sentence), status: head.status, retryAt, bytes };
    }
    const refused = whatCameInstead(request.wanted, contentType, bytes);
    if (refused !== null) {
      return { ...faultOf('type', `${who} sent ${refused}`), status: head.status };
    }
    return {
      kind: 'answer',
      status: head.status,
      url,
      bytes,
      contentType,
      link: head.headers.get('link'),
      validators: validatorsOf(head),
    };
  }

  function inWords(answer: WebAnswer): string {
    switch (answer.kind) {
      case 'answer':
        // Its size stands beside it.
        return '';
      case 'unchanged':
        return 'Unchanged since it was asked for last.';
      case 'fault': {
        const { sentence, retryAt } = answer;
        return retryAt === null
          ? sentence
          : `${sentence} It wants to be asked again at ${timeInWords(retryAt, clock.now())}.`;
      }
      default:
        return answer satisfies never;
    }
  }

  function noted(request: WebRequest, fault: Fault): Fault {
    add(request, { url: request.url, at: clock.now(), start: null, asked: null, sentence: fault.sentence });
    return fault;
  }

  function add(
    { source = null, day = null, road }: WebRequest,
    line: {
      readonly url: string;
      readonly at: Date;
      readonly start: number | null;
      readonly asked: Asked | null;
      readonly sentence: string;
    },
  ): void {
    log.add({
      source,
      day,
      road,
      url: line.url,
      at: line.at.toISOString(),
      status: line.asked?.head?.status ?? null,
      tookMs: line.start === null ? null : ticks() - line.start,
      bytes: line.asked?.bytes?.length ?? null,
      sentence: line.sentence,
    });
  }

  return {
    addresses: outside?.addresses ?? realAddresses,
    get,
    closedUntil: (group) => turns.groupClosedUntil(group),
    stopAll() {
      everything.abort();
      everything = new AbortController();
    },
    close() {
      isClosed = true;
      turns.end();
      everything.abort();
    },
  };
}

function faultOf(fault: WebFault, sentence: string): Fault {
  return { kind: 'fault', fault, status: null, sentence, retryAt: null, bytes: null };
}

function intoPrivate(url: string): Fault {
  const who = new URL(url).hostname;
  return faultOf('private', whyNone('private', { who, code: null, maxBytes: 0 }));
}

const withoutOutside = faultOf('offline', 'This library has no way to the network.');

function isRedirect({ status }: OutsideAnswer): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function validatorsOf({ headers }: OutsideAnswer): Validators | null {
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return etag === null && lastModified === null ? null : { etag, lastModified };
}

/** Services of one group are closed apart: where the feeds are overloaded, the API may answer. */
function serviceOf({ group, road }: WebRequest): string {
  return `${group} ${road}`;
}
