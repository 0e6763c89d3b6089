/** An identifier in its canonical form. `version` is kept apart: it names a version, not the paper. */
export interface Identifier {
  readonly scheme: 'arxiv' | 'doi';
  readonly value: string;
  readonly version: number | null;
}

/**
 * Recognises an arXiv id or a DOI in any spelling people and pages use (bare, prefixed, as a link);
 * the text must be the identifier and nothing else. DOIs that stand for arXiv ids give the arXiv id.
 */
export function recognizeIdentifier(text: string): Identifier | null {
  const trimmed = text.trim();
  // No identifier is longer; what is longer need not be looked at.
  if (trimmed.length === 0 || trimmed.length > 2048) return null;
  return recognizeArxiv(trimmed) ?? recognizeDoi(trimmed);
}

/** The canonical arXiv id (no version, no subject class) that a text spells, or `null`. */
export function canonicalArxiv(text: string): string | null {
  const found = recognizeIdentifier(text);
  return found?.scheme === 'arxiv' ? found.value : null;
}

/** The canonical DOI (lower case, no resolver) that a text spells, or `null`; never one that is an arXiv id. */
export function canonicalDoi(text: string): string | null {
  const found = recognizeIdentifier(text);
  return found?.scheme === 'doi' ? found.value : null;
}

const arxivPrefixes = [
  /^oai:arxiv\.org:/i,
  /^arxiv\s*:\s*/i,
  /^(?:https?:\/\/)?doi\.org\/10\.48550\/arxiv[./]/i,
  /^(?:https?:\/\/)?dx\.doi\.org\/10\.48550\/arxiv[./]/i,
  /^(?:doi\s*:\s*)?10\.48550\/arxiv[./]/i,
  /^(?:https?:\/\/)?(?:www\.|export\.|[a-z]{2}\.)?arxiv\.org\/(?:abs|pdf|html|format|ps|src|e-print)\/(?:arxiv:)?/i,
  /^(?:https?:\/\/)?xxx\.lanl\.gov\/(?:abs|pdf|format|ps)\//i,
  /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\//i,
  /^(?:https?:\/\/)?(?:www\.)?alphaxiv\.org\/(?:[a-z]{2}\/)?(?:abs|overview|pdf)\//i,
  /^(?:https?:\/\/)?(?:www\.)?ar5iv\.(?:labs\.arxiv\.org|org)\/(?:html|abs|pdf)\//i,
];

function recognizeArxiv(text: string): Identifier | null {
  const prefix = arxivPrefixes.find((pattern) => pattern.test(text));
  let rest = prefix ? text.replace(prefix, '') : text;
  if (prefix) rest = withoutUrlEnding(rest);
  // A stamp: "arXiv:0706.0001v1 [q-bio.CB] 1 Jun 2007".
  if (prefix === arxivPrefixes[1]) rest = rest.replace(/\s+\[[^\]]{1,40}\].*$/, '');
  return newArxiv(rest) ?? oldArxiv(rest);
}

function withoutUrlEnding(text: string): string {
  return text
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .replace(/\.(?:pdf|html|md)$/i, '');
}

function newArxiv(text: string): Identifier | null {
  const match = /^(\d{2})(\d{2})\.(\d{4,5})(?:v(\d{1,3}))?$/i.exec(text);
  if (!match) return null;
  const [, year = '', month = '', number = '', version] = match;
  const issued = Number(year + month);
  if (issued < 704 || !isMonth(month)) return null;
  // Four digits until December 2014, five since.
  if (number.length !== (issued <= 1412 ? 4 : 5)) return null;
  return arxiv(`${year}${month}.${number}`, version);
}

const archives = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat ' +
    'cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol ' +
    'physics plasm-ph q-alg q-bio quant-ph solv-int supr-con'
  ).split(' '),
);

function oldArxiv(text: string): Identifier | null {
  const match = /^([a-z-]{2,9})(?:\.[a-z-]{2,9})?\/(\d{2})(\d{2})(\d{3})(?:v(\d{1,3}))?$/i.exec(text);
  if (!match) return null;
  const [, archive = '', year = '', month = '', number = '', version] = match;
  if (!archives.has(archive.toLowerCase()) || !isMonth(month)) return null;
  return arxiv(`${archive.toLowerCase()}/${year}${month}${number}`, version);
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12;
}

function arxiv(value: string, version: string | undefined): Identifier {
  return { scheme: 'arxiv', value, version: version === undefined ? null : Number(version) };
}

function recognizeDoi(text: string): Identifier | null {
  const isLink = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i.test(text);
  let rest = text.replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '').replace(/^doi\s*:\s*/i, '');
  if (isLink) rest = decoded(rest);
  rest = withoutTrailingPunctuation(rest.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'));
  if (!/^10\.\d{4,9}\/\S+$/.test(rest)) return null;
  return { scheme: 'doi', value: rest.toLowerCase(), version: null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray per cent sign is part of the DOI then.
    return text;
  }
}

/** Takes off a sentence's punctuation, and closing brackets that nothing in the text opens. */
export function withoutTrailingPunctuation(text: string): string {
  let end = text.length;
  while (end > 0) {
    const last = text.charAt(end - 1);
    if ('.,;:!?\'"”’»>*_`…'.includes(last)) end -= 1;
    else if (')]}'.includes(last) && isUnopened(text, end, last)) end -= 1;
    else break;
  }
  return text.slice(0, end);
}

const openings: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function isUnopened(text: string, end: number, closing: string): boolean {
  const opening = openings[closing];
  let balance = 0;
  for (let at = 0; at < end; at += 1) {
    if (text[at] === opening) balance += 1;
    else if (text[at] === closing) balance -= 1;
  }
  return balance < 0;
}
