import type { Complaint, Place } from '#shared/domain/draft.ts';
import type { XmlDocument, XmlElement } from './tree.ts';

/** The faults of a document as complaints. */
export function complaintsOf({ faults }: XmlDocument): Complaint[] {
  return faults.map(({ line, message }) => ({ line, endLine: line, message }));
}

/** Whether a document came to its own end. */
export function isWhole({ roots }: XmlDocument): boolean {
  return roots.length > 0 && roots.every((root) => root.isWhole);
}

/** Where an element stands in the input. */
export function placeOf({ line, endLine }: XmlElement): Place {
  return { line, endLine };
}

/** A complaint about an element. */
export function complain(element: XmlElement, message: string): Complaint {
  return { ...placeOf(element), message };
}

/** What is said of a paper whose element lost a part: it is not read, since nobody knows what is missing. */
export function complainOfLoss(element: XmlElement, what: string): Complaint {
  return complain(
    element,
    `The ${what} that begins in line ${element.line} is damaged and was left out. Fetch the feed again to have it.`,
  );
}

/**
 * Whether a document begins with one of some elements, behind its prolog and comments; also behind the
 * sentence that a browser shows above XML, when it was copied from there.
 */
export function startsWithElement(text: string, names: string): boolean {
  const pattern = new RegExp(
    String.raw`^\ufeff?\s*(?:This XML file does not appear[^<]{0,300})?(?:<\?[^>]{0,500}\?>\s*|<!--[^>]{0,2000}-->\s*|<!doctype[^>[]{0,500}>\s*){0,20}<(?:${names})[\s/>]`,
    'i',
  );
  return pattern.test(text.slice(0, 20_000));
}
