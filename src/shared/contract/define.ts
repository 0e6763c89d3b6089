import type { z } from 'zod';

/** One question, one answer. */
export interface CallEntry<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'call';
  readonly input: Input;
  readonly output: Output;
}

/** Long work: reports its whole progress, can be asked to stop, ends with an answer. */
export interface JobEntry<
  Input extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: 'job';
  readonly input: Input;
  readonly progress: Progress;
  readonly output: Output;
}

/** Announcements to whoever listens, until they stop listening. */
export interface FeedEntry<Event extends z.ZodType = z.ZodType> {
  readonly kind: 'feed';
  readonly event: Event;
  /** Makes one event of two that a slow listener has not taken yet. Without it they wait apart. */
  merge?(earlier: z.input<Event>, later: z.input<Event>): z.input<Event>;
}

export type Entry = CallEntry | JobEntry | FeedEntry;

/** Everything one side can be asked: entries in named groups. */
export type Contract = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

export type Unsubscribe = () => void;

/** Declares a question that has one answer. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): CallEntry<Input, Output> {
  return { kind: 'call', input, output };
}

/** Declares long work; each progress report says all, so that only the newest need arrive. */
export function job<Input extends z.ZodType, Progress extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  progress: Progress,
  output: Output,
): JobEntry<Input, Progress, Output> {
  return { kind: 'job', input, progress, output };
}

/**
 * Declares announcements. With `merge`, at most one event waits for a slow listener and none is lost;
 * without, the oldest fall when too many wait, so such events must be rare or show that one is missing.
 */
export function feed<Event extends z.ZodType>(
  event: Event,
  options: Pick<FeedEntry<Event>, 'merge'> = {},
): FeedEntry<Event> {
  return { kind: 'feed', event, ...options };
}

/** Names a contract without widening it. */
export function defineContract<Shape extends Contract>(shape: Shape): Shape {
  return shape;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface JobOptions<Progress> extends CallOptions {
  readonly onProgress?: (progress: Progress) => void;
}

type ClientEntry<E> =
  E extends CallEntry<infer Input, infer Output>
    ? (input: z.input<Input>, options?: CallOptions) => Promise<z.output<Output>>
    : E extends JobEntry<infer Input, infer Progress, infer Output>
      ? (input: z.input<Input>, options?: JobOptions<z.output<Progress>>) => Promise<z.output<Output>>
      : E extends FeedEntry<infer Event>
        ? (listener: (event: z.output<Event>) => void) => Unsubscribe
        : never;

/** The asking side of a contract. */
export type Client<Shape extends Contract> = {
  readonly [Group in keyof Shape]: { readonly [Name in keyof Shape[Group]]: ClientEntry<Shape[Group][Name]> };
};

export interface CallContext {
  readonly signal: AbortSignal;
}

export interface JobContext<Progress> extends CallContext {
  readonly progress: (progress: Progress) => void;
}

type Awaitable<Value> = Value | Promise<Value>;

type HandlerEntry<E> =
  E extends CallEntry<infer Input, infer Output>
    ? (input: z.output<Input>, context: CallContext) => Awaitable<z.input<Output>>
    : E extends JobEntry<infer Input, infer Progress, infer Output>
      ? (input: z.output<Input>, context: JobContext<z.input<Progress>>) => Awaitable<z.input<Output>>
      : E extends FeedEntry<infer Event>
        ? (emit: (event: z.input<Event>) => void) => Unsubscribe
        : never;

/** The answering side of a contract; a missing handler does not compile. */
export type Handlers<Shape extends Contract> = {
  readonly [Group in keyof Shape]: {
    readonly [Name in keyof Shape[Group]]: HandlerEntry<Shape[Group][Name]>;
  };
};
