import type { ParsedInput } from '#shared/domain/draft.ts';
import type { Day } from '#shared/domain/partial-date.ts';
import { parseInput } from '../imports/registry.ts';
import type { Validators, Web, WebAnswer } from '../network/web.ts';
import { createPace, runInSteps } from '../pace.ts';
import type { RoadFault } from './finding.ts';
import type { Reading, RoadQuestion } from './roads/road.ts';

export interface AskOptions {
  readonly web: Web;
  readonly source: number;
  readonly signal: AbortSignal;
  /** What the question may be asked with, so that only changes are sent. */
  readonly known: { readonly validators: Validators; readonly day: Day | null } | null;
  /** Told of everything an importer found wrong. */
  readonly complain: (message: string) => void;
}

/** Asks one question and has the answer read by the importer that knows it. */
export async function askRoad(question: RoadQuestion, options: AskOptions): Promise<Reading> {
  const { web, source, signal, known } = options;
  const { road, url, group, wanted, day } = question;
  const answer = await web.get({
    road,
    url,
    group,
    wanted,
    day,
    source,
    signal,
    validators: known?.validators ?? null,
  });
  switch (answer.kind) {
    case 'unchanged':
      return { kind: 'unchanged', day: known?.day ?? null };
    case 'answer': {
      const parsed = await parse(answer.bytes, question, signal);
      for (const { message } of parsed.complaints) options.complain(message);
      return readAnswer(parsed, answer, null);
    }
    case 'fault':
      return readFault(answer, question, options);
    default:
      return answer satisfies never;
  }
}

function parse(bytes: Uint8Array, { day }: RoadQuestion, signal: AbortSignal): Promise<ParsedInput> {
  const steps = parseInput({ name: null, bytes }, { asOf: day, progress: () => {} });
  return runInSteps(createPace(signal), steps);
}

function readAnswer(
  parsed: ParsedInput,
  answer: Extract<WebAnswer, { kind: 'answer' }> | null,
  fault: RoadFault | null,
): Reading {
  const { announced, drafts, complaints } = parsed;
  const first = complaints[0]?.message ?? 'The answer has nothing that could be read.';
  if (announced === null || announced.error !== null) {
    return { kind: 'none', fault: fault ?? { kind: 'content', sentence: first, retryAt: null } };
  }
  const isNothing = drafts.length === 0 && announced.held > 0;
  // All of its papers were unreadable: that is no day without papers.
  if (isNothing || (!announced.isWhole && drafts.length === 0)) {
    return { kind: 'none', fault: fault ?? { kind: 'content', sentence: first, retryAt: null } };
  }
  const cut: RoadFault | null = announced.isWhole ? null : { kind: 'cut', sentence: first, retryAt: null };
  const validators = answer?.validators ?? null;
  return {
    kind: 'read',
    drafts,
    announced: fault === null ? announced : { ...announced, isWhole: false },
    fault: fault ?? cut,
    link: answer?.link ?? null,
    remember:
      answer === null || validators === null ? null : { url: answer.url, validators, day: announced.day },
  };
}

/** Of an answer that broke off, what was whole is read; a refusal may say in its body why. */
async function readFault(
  answer: Extract<WebAnswer, { kind: 'fault' }>,
  question: RoadQuestion,
  { signal, complain }: AskOptions,
): Promise<Reading> {
  const { bytes, status, retryAt } = answer;
  const isGone = status === 404 || status === 410;
  const fault: RoadFault = { kind: answer.fault, sentence: answer.sentence, retryAt, isGone };
  if (bytes === null || bytes.length === 0) return { kind: 'none', fault };
  if (answer.fault === 'cut' || answer.fault === 'timeout') {
    const parsed = await parse(bytes, question, signal);
    return parsed.drafts.length === 0 ? { kind: 'none', fault } : readAnswer(parsed, null, fault);
  }
  if (status === 400) {
    const { announced, complaints } = await parse(bytes, question, signal);
    const [first] = complaints;
    if (announced?.error != null && first !== undefined) {
      complain(first.message);
      return { kind: 'none', fault: { ...fault, sentence: first.message } };
    }
  }
  return { kind: 'none', fault };
}
