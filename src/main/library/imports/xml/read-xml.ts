import { nameAt, readTag, type Tag } from './read-tag.ts';
import { expandReferences } from './references.ts';
import type { XmlDocument } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';

/** Deeper nesting than this is no list of papers. */
export const maximumDepth = 200;
/** More elements than this are not read. */
const maximumElements = 2_000_000;

/**
 * Reads XML strictly enough to notice what is lost, and goes on where it can: tags that do not match
 * spoil the elements they stand in and no others, and all that was complete before a cut is there.
 * Never throws. No entity but XML’s own five is known, and no DTD is read. Yields now and then.
 */
export function* readXml(source: string): Generator<void, XmlDocument> {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const builder = new TreeBuilder(text);
  let at = 0;
  for (let step = 1; at < text.length; step += 1) {
    if (step % 20_000 === 0) yield;
    const next = readNext(text, at, builder);
    if (next === null) return builder.finish();
    at = next;
  }
  return builder.finish();
}

/** Reads what stands at a position and gives the position after it; `null` where reading ends. */
function readNext(text: string, at: number, builder: TreeBuilder): number | null {
  if (text[at] !== '<') {
    const open = text.indexOf('<', at);
    const end = open === -1 ? text.length : open;
    addText(text, { at, end }, builder);
    return end;
  }
  if (text.startsWith('<!--', at)) return afterMark(text, { from: at + 4, mark: '-->' }, builder);
  if (text.startsWith('<?', at)) return afterMark(text, { from: at + 2, mark: '?>' }, builder);
  if (text.startsWith('<![CDATA[', at)) return readCharacters(text, at, builder);
  if (/^<!doctype/i.test(text.slice(at, at + 9))) return readDoctype(text, at, builder);
  if (text[at + 1] === '/') return readClosing(text, at, builder);
  const name = nameAt(text, at + 1);
  if (name !== null) return readOpening(text, at, { name, builder });
  if (at + 1 >= text.length) return builder.breakOff(at);
  builder.fault(at, 'A “<” stands in the text where XML wants “&lt;”; it was taken as text');
  builder.add('<', at);
  return at + 1;
}

function addText(text: string, { at, end }: { at: number; end: number }, builder: TreeBuilder): void {
  const { text: expanded, fault } = expandReferences(text.slice(at, end));
  if (fault !== null) {
    const what =
      fault.what === '&'
        ? 'A bare “&” stands in the text'
        : `The reference “${fault.what}” is none that XML knows`;
    builder.fault(at + fault.at, `${what}; it was left as it is`);
  }
  builder.add(expanded, at);
}

function readCharacters(text: string, at: number, builder: TreeBuilder): number | null {
  const end = text.indexOf(']]>', at + 9);
  if (end === -1) return builder.breakOff(text.length);
  builder.add(text.slice(at + 9, end), at);
  return end + 3;
}

function afterMark(
  text: string,
  { from, mark }: { readonly from: number; readonly mark: string },
  builder: TreeBuilder,
): number | null {
  const end = text.indexOf(mark, from);
  return end === -1 ? builder.breakOff(text.length) : end + mark.length;
}

/** A DOCTYPE that only names a DTD is passed over; one that declares things of its own ends the reading. */
function readDoctype(text: string, at: number, builder: TreeBuilder): number | null {
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '>') return end + 1;
    if (text[end] === '[') {
      return builder.refuse(
        at,
        'The document declares entities of its own (a DOCTYPE with “[”), which Carrel does not read',
      );
    }
  }
  return builder.breakOff(text.length);
}

function readClosing(text: string, at: number, builder: TreeBuilder): number | null {
  // Up to the next mark and no further, so that a text of nothing but openings is read in one pass.
  let end = at + 2;
  while (end < text.length && text[end] !== '>' && text[end] !== '<') end += 1;
  if (end >= text.length) return builder.breakOff(text.length);
  builder.close(text.slice(at + 2, Math.min(end, at + 220)).trim(), end);
  return text[end] === '<' ? end : end + 1;
}

function readOpening(
  text: string,
  at: number,
  { name, builder }: { readonly name: string; readonly builder: TreeBuilder },
): number | null {
  const tag = readTag(text, at, name);
  if (tag === null) return builder.breakOff(text.length);
  if (builder.depth >= maximumDepth) {
    return builder.refuse(at, `The elements are nested more than ${maximumDepth} deep`);
  }
  if (builder.count >= maximumElements) {
    return builder.refuse(at, `There are more than ${maximumElements} elements`);
  }
  builder.open(name, { at, attributes: attributesOf(tag, at, builder) });
  if (tag.fault !== null) builder.spoil(at, tag.fault);
  if (tag.isEmpty) builder.close(name, tag.end - 1);
  return tag.end;
}

function attributesOf(tag: Tag, at: number, builder: TreeBuilder): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [key, raw] of tag.attributes) {
    if (attributes.has(key))
      builder.fault(at, `The attribute “${key}” of <${tag.name}> stands twice; the first was taken`);
    else attributes.set(key, expandReferences(raw.replace(/[\n\t]/g, ' ')).text);
  }
  return attributes;
}
