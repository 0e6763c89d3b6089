import type { Complaint, Draft, ParsedInput } from '#shared/domain/draft.ts';
import type { Importer, Input, ParseContext } from '../importer.ts';
import { say, worksInput } from '../works/read-works.ts';
import { readXml } from '../xml/read-xml.ts';
import { complain, complainOfLoss, complaintsOf, startsWithElement } from '../xml/reading.ts';
import { elementsOf, type XmlElement } from '../xml/tree.ts';
import { draftOfItem } from '../zotero/read-item.ts';
import { collectionsIn } from './collections.ts';
import { itemOf, type Others } from './read-item.ts';
import { aboutOf, kindsOfElements, resourcesOf, textOf, writtenName } from './vocabulary.ts';

/** Zotero RDF: items with their collections, notes, attachments and tags. */
export const zoteroRdf: Importer = {
  format: 'zotero-rdf',
  recognize({ text }) {
    const start = text.slice(0, 50_000);
    const isRdf = startsWithElement(text, '(?:\\w+:)?RDF');
    return isRdf && /zotero\.org\/namespaces\/export#|purl\.org\/net\/biblio#/.test(start) ? 0.97 : 0;
  },
  parse: parseRdf,
};

const format = {
  format: 'zotero-rdf',
  description: 'A Zotero library, RDF',
  empty: 'Zotero RDF without a readable item',
  advice: '',
};

function* parseRdf(input: Input, { progress }: ParseContext): Generator<void, ParsedInput> {
  const document = yield* readXml(input.text);
  const parts = document.roots.flatMap((root) => (root.local === 'RDF' ? elementsOf(root) : [root]));
  const others = othersIn(parts);
  const held = new Set(parts.flatMap((part) => resourcesOf(part, 'dcterms:isPartOf')));
  const drafts: Draft[] = [];
  const complaints: Complaint[] = complaintsOf(document);
  let notes = 0;
  for (const [index, part] of parts.entries()) {
    const kind = kindOf(part, held);
    if (kind === 'note' && !others.owned.has(aboutOf(part) ?? '')) notes += 1;
    if (kind === null || kind === 'note') continue;
    if (part.isWhole) {
      const draft = draftOfItem(itemOf(part, kind, others), { line: part.line, endLine: part.endLine });
      if (draft === null) complaints.push(complain(part, 'An item has no title, so it was left out.'));
      else drafts.push(draft);
    } else complaints.push(complainOfLoss(part, 'item'));
    if (index % 100 === 99) {
      progress(index + 1, parts.length);
      yield;
    }
  }
  if (notes > 0) {
    const what = notes === 1 ? 'One note belongs' : `${notes} notes belong`;
    complaints.push(
      say(`${what} to no item, and there is no paper to keep it with; nothing of it was read.`),
    );
  }
  if (drafts.length === 0 && complaints.length === 0) complaints.push(say('The file has no items.'));
  return worksInput(format, drafts, complaints);
}

/** What items point to, by name. */
function othersIn(parts: readonly XmlElement[]): Others {
  const byName = new Map<string, XmlElement>();
  for (const part of parts) {
    const name = aboutOf(part);
    if (name !== null && !byName.has(name)) byName.set(name, part);
  }
  const owned = new Set(
    parts.flatMap((part) => [
      ...resourcesOf(part, 'dcterms:isReferencedBy'),
      ...resourcesOf(part, 'link:link'),
    ]),
  );
  return { byName, owned, collections: collectionsIn(parts) };
}

/** The kind of an item; `null` for what only belongs to one. */
function kindOf(part: XmlElement, held: ReadonlySet<string>): string | null {
  const name = writtenName(part);
  if (name === 'bib:Memo') return 'note';
  if (name === 'z:Attachment' || name === 'z:Collection' || name === 'rdf:Description') return null;
  const said = textOf(part, 'z:itemType');
  if (said !== null) return said === 'attachment' ? null : said;
  if (held.has(aboutOf(part) ?? '')) return null;
  return Object.hasOwn(kindsOfElements, name) ? (kindsOfElements[name] ?? null) : null;
}
