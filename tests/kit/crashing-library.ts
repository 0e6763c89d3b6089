import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../src/main/library/open-library.ts';
import { findParent } from '../../src/main/library-host/parent-port.ts';
import { runLibraryProcess } from '../../src/main/library-host/run-library-process.ts';

/**
 * The real library in its real process, which ends without a word when a file of a certain name lies
 * beside the library: `crash-at-import` once, at an import's first report of progress or else before
 * its answer leaves; `crash-at-start` each time it is opened.
 */
runLibraryProcess(findParent(), (options) => {
  const marker = (name: string) => join(options.folder, name);
  if (existsSync(marker('crash-at-start'))) process.exit(13);
  const library = openLibrary(options);
  const { imports } = library.handlers;
  return {
    ...library,
    handlers: {
      ...library.handlers,
      imports: {
        ...imports,
        async run(input, context) {
          const report = await imports.run(input, {
            ...context,
            progress(progress) {
              context.progress(progress);
              crashOnce(marker('crash-at-import'));
            },
          });
          crashOnce(marker('crash-at-import'));
          return report;
        },
      },
    },
  };
});

function crashOnce(marker: string): void {
  if (!existsSync(marker)) return;
  rmSync(marker);
  process.exit(13);
}
