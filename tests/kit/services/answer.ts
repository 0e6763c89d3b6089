import type { Fault } from './faults.ts';
import type { World } from './world.ts';

/** What a service is asked, apart from how it is sent. */
export interface Asked {
  readonly world: World;
  readonly now: Date;
  /** The service’s own path, such as `/rss/cs.LG`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly Fault[];
  /** What the address of this server begins with. */
  readonly base: string;
  readonly pageSize: number;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export function notFound(what: string): Answer {
  return { status: 404, type: 'text/plain; charset=utf-8', body: `There is no ${what}.` };
}

export function isFaulty(asked: Asked, kind: Fault['kind']): boolean {
  return asked.faults.some((fault) => fault.kind === kind);
}

/** Text between tags or within quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Breaks a text into lines as arXiv has always done. */
export function wrapped(text: string, width = 76): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
