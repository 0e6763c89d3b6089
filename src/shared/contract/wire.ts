import { type Failure, failureSchema } from './errors.ts';

/** What the asking side sends. */
export type Request =
  | { readonly kind: 'ask'; readonly id: number; readonly path: string; readonly input: unknown }
  | { readonly kind: 'listen'; readonly id: number; readonly path: string }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'taken'; readonly id: number; readonly sequence: number };

/** What the answering side sends. `sequence` counts the reports of one id from 1. */
export type Reply =
  | { readonly kind: 'answer'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'report'; readonly id: number; readonly sequence: number; readonly value: unknown };

/** Reads a message as a request; `null` for anything else (C7). Never throws. */
export function readRequest(message: unknown): Request | null {
  const fields = readFields(message);
  if (!fields) return null;
  const { kind, id, path, input, sequence } = fields;
  if (!isCounter(id)) return null;
  if (kind === 'ask' && isPath(path)) return { kind, id, path, input };
  if (kind === 'listen' && isPath(path)) return { kind, id, path };
  if (kind === 'stop') return { kind, id };
  if (kind === 'taken' && isCounter(sequence)) return { kind, id, sequence };
  return null;
}

/** Reads a message as a reply; `null` for anything else (C7). Never throws. */
export function readReply(message: unknown): Reply | null {
  const fields = readFields(message);
  if (!fields) return null;
  const { kind, id, output, failure, sequence, value } = fields;
  if (!isCounter(id)) return null;
  if (kind === 'answer') return { kind, id, output };
  if (kind === 'report' && isCounter(sequence)) return { kind, id, sequence, value };
  if (kind !== 'failure') return null;
  const parsed = failureSchema.safeParse(failure);
  return parsed.success ? { kind, id, failure: parsed.data } : null;
}

const fieldNames = ['kind', 'id', 'path', 'input', 'output', 'failure', 'sequence', 'value'] as const;

/** Own fields only, so that nothing inherited is ever taken for a field of a message (C8). */
function readFields(message: unknown): Partial<Record<(typeof fieldNames)[number], unknown>> | null {
  if (typeof message !== 'object' || message === null) return null;
  const own = Object.getOwnPropertyDescriptors(message);
  const fields: Partial<Record<(typeof fieldNames)[number], unknown>> = {};
  for (const name of fieldNames) {
    if (Object.hasOwn(own, name)) fields[name] = own[name]?.value;
  }
  return fields;
}

function isCounter(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200;
}
