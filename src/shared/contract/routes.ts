import type { Contract, Entry } from './define.ts';

/** The entries of a contract by their path, `group.name`. A map, so that no inherited key is a path (C8). */
export function routesOf(contract: Contract): ReadonlyMap<string, Entry> {
  const routes = new Map<string, Entry>();
  for (const [group, entries] of Object.entries(contract)) {
    for (const [name, entry] of Object.entries(entries)) routes.set(`${group}.${name}`, entry);
  }
  return routes;
}
