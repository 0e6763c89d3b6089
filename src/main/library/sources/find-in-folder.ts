import type { ParsedInput } from '#shared/domain/draft.ts';
import { parseInput } from '../imports/registry.ts';
import { createPace, runInSteps } from '../pace.ts';
import type { Work } from './fetch-parts.ts';
import { type FolderFinding, readFolder } from './roads/folder.ts';
import type { RoadContext } from './roads/road.ts';

/** What is new in a watched folder, read by the importers. */
export function findInFolder(
  { fetching, source, asOf, signal, complaints, isAwaited }: Work,
  { note }: RoadContext,
): Promise<FolderFinding> {
  const { files, watch, wait } = fetching;
  return readFolder({
    source,
    asOf,
    note,
    watch,
    isAwaited,
    isTaken: (sha256) => files.isTaken(source.id, sha256),
    async parse(file): Promise<ParsedInput> {
      const steps = parseInput(file, { asOf, progress: () => {} });
      const parsed = await runInSteps(createPace(signal), steps);
      complaints.push(...parsed.complaints.map(({ message }) => `“${file.name}”: ${message}`));
      return parsed;
    },
    wait: (milliseconds) => wait(milliseconds, signal),
  });
}
