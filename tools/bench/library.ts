import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import { type ImportFile, type LibraryContract, libraryContract } from '#shared/contract/library.ts';
import { createLoopback } from '#shared/contract/loopback.ts';
import { serve } from '#shared/contract/server.ts';
import type { Paper } from '#shared/domain/paper.ts';
import { openLibrary } from '../../src/main/library/open-library.ts';
import { rowOf } from './corpus/json-lines.ts';

/** As many papers as go into one file of an import. */
const papersInFile = 20_000;

export interface BenchLibrary extends Disposable {
  readonly client: Client<LibraryContract>;
}

/** Opens a real library in this process, as the command line does. */
export function openBenchLibrary(folder: string): BenchLibrary {
  const log = (): void => {};
  const library = openLibrary({ folder, clock: { now: () => new Date() }, log, version: 'bench' });
  const [near, far] = createLoopback();
  serve(libraryContract, library.handlers, far, { log });
  return {
    client: createClient(libraryContract, near),
    [Symbol.dispose]() {
      near.close();
      library.close();
    },
  };
}

/** Papers as the files of one import, in the form of the Daily Papers API. */
export function importFiles(papers: Iterable<Paper>): ImportFile[] {
  const encoder = new TextEncoder();
  const files: ImportFile[] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0)
      files.push({ name: `papers-${files.length + 1}.jsonl`, bytes: encoder.encode(lines.join('\n')) });
    lines = [];
  };
  for (const paper of papers) if (lines.push(rowOf(paper)) === papersInFile) close();
  close();
  return files;
}
