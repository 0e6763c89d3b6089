import type { XmlElement } from '../xml/tree.ts';
import { aboutOf, resourcesOf, textOf, writtenName } from './vocabulary.ts';

/** The collections of each item by its name, each as the path of names down to it. */
export function collectionsIn(parts: readonly XmlElement[]): ReadonlyMap<string, readonly string[][]> {
  const collections = new Map<string, { title: string; members: string[] }>();
  for (const part of parts) {
    const name = aboutOf(part);
    if (name === null || writtenName(part) !== 'z:Collection') continue;
    collections.set(name, {
      title: textOf(part, 'dc:title') ?? 'Unnamed',
      members: resourcesOf(part, 'dcterms:hasPart'),
    });
  }
  const parents = new Map<string, string>();
  for (const [name, { members }] of collections) {
    for (const member of members)
      if (collections.has(member) && !parents.has(member)) parents.set(member, name);
  }
  const pathOf = (name: string): string[] => {
    const path: string[] = [];
    const seen = new Set<string>();
    for (
      let at: string | undefined = name;
      at !== undefined && !seen.has(at) && seen.size < 100;
      at = parents.get(at)
    ) {
      seen.add(at);
      path.unshift(collections.get(at)?.title ?? 'Unnamed');
    }
    return path;
  };
  const items = new Map<string, string[][]>();
  for (const [name, { members }] of collections) {
    const path = pathOf(name);
    for (const member of members) {
      if (!collections.has(member)) items.set(member, [...(items.get(member) ?? []), path]);
    }
  }
  return items;
}
