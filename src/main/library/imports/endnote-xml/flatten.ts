import type { Field } from '../references/fields.ts';
import { elementsOf, textWithin, type XmlElement } from '../xml/tree.ts';

/** The fields of a record by their path within it, `titles/secondary-title`; the styles of their letters are taken off. */
export function fieldsOfRecord(record: XmlElement): Field[] {
  const fields: Field[] = [];
  const open: { readonly element: XmlElement; readonly path: string }[] = [];
  const enter = (element: XmlElement, path: string) => {
    for (const child of elementsOf(element).toReversed()) {
      open.push({ element: child, path: path === '' ? child.local : `${path}/${child.local}` });
    }
  };
  enter(record, '');
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, path } = next;
    for (const name of ['name', 'app', 'db-id', 'role']) {
      const value = element.attributes.get(name);
      if (value !== undefined && path !== 'source-app') fields.push({ name: `${path}@${name}`, text: value });
    }
    if (elementsOf(element).every(({ local }) => local === 'style')) {
      fields.push({ name: path, text: unwrapped(textWithin(element)) });
    } else enter(element, path);
  }
  return fields;
}

/**
 * EndNote writes line ends as carriage returns; line ends with blanks around them only lay out the document.
 */
function unwrapped(text: string): string {
  return text
    .split('\r')
    .map((line) =>
      line
        .split('\n')
        .map((part) => part.trim())
        .join('\n')
        .trim(),
    )
    .join('\n');
}
