import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Paper } from '#shared/domain/paper.ts';
import { arxivOf, type CorpusWish, generatePapers } from './papers.ts';

const bufferSize = 1 << 20;

/** A paper as a row of the Daily Papers API, on one line: what the real import path reads. */
export function rowOf(paper: Paper): string {
  return JSON.stringify({
    paper: {
      id: arxivOf(paper.id),
      title: paper.title,
      summary: paper.abstract,
      authors: paper.authors.map((name) => ({ name })),
      publishedAt: `${paper.date}T00:00:00.000Z`,
      ...(paper.appearances.length > 0 ? { submittedOnDailyAt: `${paper.date}T00:00:00.000Z` } : {}),
      upvotes: paper.upvotes,
      ...(paper.organization === null ? {} : { organization: { name: paper.organization } }),
      ...(paper.links[0] ? { githubRepo: paper.links[0].url } : {}),
    },
    numComments: paper.comments,
  });
}

/** Writes a made-up library into a file, a paper a line. */
export function writeCorpus(file: string, wish: CorpusWish): void {
  const descriptor = openSync(file, 'w');
  let lines = '';
  for (const paper of generatePapers(wish)) {
    lines += `${JSON.stringify(paper)}\n`;
    if (lines.length < bufferSize) continue;
    writeSync(descriptor, lines);
    lines = '';
  }
  writeSync(descriptor, lines);
  closeSync(descriptor);
}

/** Reads what `writeCorpus` wrote, some papers at a time and at most so many in all. */
export function* readCorpus(file: string, most = Number.POSITIVE_INFINITY): Generator<Paper> {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(bufferSize);
  const decoder = new TextDecoder();
  let rest = '';
  let read = 0;
  try {
    for (;;) {
      const size = readSync(descriptor, buffer);
      rest += decoder.decode(buffer.subarray(0, size), { stream: size > 0 });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (read++ >= most) return;
        // The file is this module's own.
        yield JSON.parse(line) as Paper;
      }
      if (size === 0) return;
    }
  } finally {
    closeSync(descriptor);
  }
}
