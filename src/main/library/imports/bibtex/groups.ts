/** What the comments of a file say of groups. */
export interface Groups {
  /** The path of names down to each group, by its name. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** The groups that list an entry, by its key. */
  readonly ofKey: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const deepest = 50;

/** Reads JabRef’s tree of groups and BibDesk’s static groups from the comments of a file. */
export function readGroups(comments: readonly string[]): Groups {
  const paths = new Map<string, readonly string[]>();
  const ofKey = new Map<string, (readonly string[])[]>();
  const enter = (key: string, path: readonly string[]) => {
    const known = ofKey.get(key);
    if (known === undefined) ofKey.set(key, [path]);
    else known.push(path);
  };
  for (const comment of comments) {
    const tree = /^\s*jabref-meta:\s*(?:grouping|groupstree):/i.exec(comment);
    if (tree !== null) readTree(comment.slice(tree[0].length), paths, enter);
    else if (/^\s*BibDesk Static Groups/i.test(comment)) readStatic(comment, paths, enter);
  }
  return { paths, ofKey };
}

type Enter = (key: string, path: readonly string[]) => void;

/** `1 StaticGroup:Name\;0\;…;` a line each, which older versions broke anywhere. */
function readTree(text: string, paths: Map<string, readonly string[]>, enter: Enter): void {
  const above: string[] = [];
  for (const entry of splitUnescaped(text.replace(/\n/g, ''))) {
    const [, level, kind = '', rest = ''] = /^\s*(\d{1,3}) (\w+):([^]*)$/.exec(entry) ?? [];
    const depth = Number(level);
    if (level === undefined || depth < 1 || depth > deepest) continue;
    const [name = '', , ...keys] = rest.split('\\;').map((part) => part.replace(/\\+([:;\\])/g, '$1'));
    above.length = Math.min(above.length, depth - 1);
    above.push(name);
    const path = above.filter((part) => part !== '');
    if (path.length === 0) continue;
    if (!paths.has(name)) paths.set(name, path);
    // Older versions list the keys of what is in a group; newer ones name the group in the entry.
    if (kind === 'ExplicitGroup') for (const key of keys) if (key !== '') enter(key, path);
  }
}

/** Splits at semicolons that no backslash stands before. */
function splitUnescaped(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
    if (text[at - 1] === '\\') continue;
    pieces.push(text.slice(from, at));
    from = at + 1;
  }
  return pieces;
}

function readStatic(comment: string, paths: Map<string, readonly string[]>, enter: Enter): void {
  for (const dictionary of comment.split('<dict>').slice(1)) {
    const texts = new Map<string, string>();
    for (const [, key = '', value = ''] of dictionary.matchAll(
      /<key>([^<]{1,100})<\/key>\s{0,50}<string>([^<]{0,1000000})<\/string>/g,
    )) {
      texts.set(key, unescapeXml(value));
    }
    const name = texts.get('group name')?.trim() ?? '';
    if (name === '') continue;
    paths.set(name, [name]);
    for (const key of (texts.get('keys') ?? '').split(',')) if (key.trim() !== '') enter(key.trim(), [name]);
  }
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
