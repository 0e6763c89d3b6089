const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export interface ExpandedText {
  readonly text: string;
  /** The first thing that is no reference of XML’s own: an entity of some DTD, or a bare `&`. */
  readonly fault: { readonly at: number; readonly what: string } | null;
}

/**
 * Expands the five entities of XML and numeric references. Entities of a DTD are not known here, on
 * purpose: they stay as they are written, so that no input grows by being read.
 */
export function expandReferences(raw: string): ExpandedText {
  if (!raw.includes('&')) return { text: raw, fault: null };
  let fault: ExpandedText['fault'] = null;
  const text = raw.replace(/&(?:#(\d{1,10});|#x([\da-f]{1,8});|([A-Za-z][\w.-]{0,40});)?/gi, (...found) => {
    // The pattern has three groups; after them comes the place.
    const [whole, decimal, hexadecimal, name, at] = found as [string, string?, string?, string?, number?];
    const expanded =
      name !== undefined
        ? Object.hasOwn(named, name)
          ? named[name]
          : undefined
        : characterOf(decimal ?? hexadecimal, decimal === undefined ? 16 : 10);
    if (expanded !== undefined) return expanded;
    fault ??= { at: at ?? 0, what: whole };
    return whole;
  });
  return { text, fault };
}

function characterOf(digits: string | undefined, base: 10 | 16): string | undefined {
  if (digits === undefined) return undefined;
  const code = Number.parseInt(digits, base);
  const isForbidden =
    code > 0x10ffff ||
    (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfffe ||
    code === 0xffff;
  return isForbidden ? undefined : String.fromCodePoint(code);
}
