import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { serviceAddresses } from '../../src/main/library/network/service-addresses.ts';
import { openLibrary } from '../../src/main/library/open-library.ts';
import { createHostWeb } from '../../src/main/library-host/host-web.ts';
import { findParent } from '../../src/main/library-host/parent-port.ts';
import { runLibraryProcess } from '../../src/main/library-host/run-library-process.ts';

const daySchema = z.object({ now: z.iso.datetime(), services: z.record(z.string(), z.string()) });

/**
 * An entry of the library's process for which it is another day: `on-a-day.json` in the library's folder
 * says when it begins, and where the services are. Nothing is fetched by itself.
 */
runLibraryProcess(findParent(), (options) => {
  const { now, services } = daySchema.parse(
    JSON.parse(readFileSync(join(options.folder, 'on-a-day.json'), 'utf8')),
  );
  const ahead = Date.parse(now) - Date.now();
  const clock = { now: () => new Date(Date.now() + ahead) };
  const web = {
    ...createHostWeb(),
    addresses: serviceAddresses(services),
    arxivPace: 0,
    // Waits between two attempts pass at once.
    sleep: async () => {},
  };
  return openLibrary({ ...options, clock, web });
});
