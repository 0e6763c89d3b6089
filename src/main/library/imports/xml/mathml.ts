import { elementsOf, textWithin, type XmlElement } from './tree.ts';

/** The text of an element in which mark-up may stand: emphasis is taken off, MathML becomes TeX between dollars. */
export function textWithMathematics(element: XmlElement): string {
  const pieces: string[] = [];
  const open: (XmlElement | string)[] = [element];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') pieces.push(node);
    else if (node.local === 'math') pieces.push(`$${texOf(node).replace(/\s+/g, ' ').trim()}$`);
    else for (const child of node.children.toReversed()) open.push(child);
  }
  return pieces.join('');
}

/** Presentation MathML as TeX; what it has no word for becomes the text that it holds. */
export function texOf(element: XmlElement): string {
  const parts = elementsOf(element);
  const part = (at: number) => {
    const child = parts[at];
    return child === undefined ? '' : texOf(child);
  };
  switch (element.local) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return tokenOf(element);
    case 'mspace':
      return '\\ ';
    case 'semantics':
      return annotatedTex(parts) ?? part(0);
    case 'annotation':
    case 'annotation-xml':
      return '';
    case 'msub':
      return `${grouped(part(0))}_{${part(1)}}`;
    case 'msup':
      return `${grouped(part(0))}^{${part(1)}}`;
    case 'msubsup':
    case 'munderover':
      return `${grouped(part(0))}_{${part(1)}}^{${part(2)}}`;
    case 'mfrac':
      return `\\frac{${part(0)}}{${part(1)}}`;
    case 'msqrt':
      return `\\sqrt{${joined(parts)}}`;
    case 'mroot':
      return `\\sqrt[${part(1)}]{${part(0)}}`;
    case 'mover':
      return overOf(part(0), part(1));
    case 'munder':
      return `\\underset{${part(1)}}{${part(0)}}`;
    case 'mfenced':
      return fencedOf(element, parts);
    case 'mtable':
      return `\\begin{matrix}${parts.map(texOf).join(' \\\\ ')}\\end{matrix}`;
    case 'mtr':
      return parts.map(texOf).join(' & ');
    default:
      return parts.length === 0 ? escaped(textWithin(element).trim()) : joined(parts);
  }
}

function joined(parts: readonly XmlElement[]): string {
  return parts.map(texOf).join(' ');
}

const functions = /^(?:sin|cos|tan|log|ln|exp|min|max|lim|det|dim|inf|sup|arg|deg|gcd)$/;

function tokenOf(element: XmlElement): string {
  const text = textWithin(element).replace(/\s+/g, ' ').trim();
  if (element.local === 'mtext') return `\\text{${escaped(text)}}`;
  if (element.local !== 'mi' || [...text].length === 1) return escaped(text);
  return functions.test(text) ? `\\${text}` : `\\mathrm{${escaped(text)}}`;
}

/** Signs that TeX takes for its own are written as what they are. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\backslash ')
    .replace(/[{}$&#%_]/g, '\\$&')
    .replaceAll('\u2212', '-');
}

function grouped(tex: string): string {
  return [...tex].length <= 1 ? tex : `{${tex}}`;
}

const accents: Readonly<Record<string, string>> = {
  '→': 'vec',
  '⃗': 'vec',
  '¯': 'bar',
  '‾': 'overline',
  '^': 'hat',
  ˆ: 'hat',
  '~': 'tilde',
  '˜': 'tilde',
  '˙': 'dot',
  '¨': 'ddot',
};

function overOf(base: string, mark: string): string {
  const accent = Object.hasOwn(accents, mark) ? accents[mark] : undefined;
  return accent === undefined ? `\\overset{${mark}}{${base}}` : `\\${accent}{${base}}`;
}

function fencedOf(element: XmlElement, parts: readonly XmlElement[]): string {
  const [open, close] = [element.attributes.get('open') ?? '(', element.attributes.get('close') ?? ')'];
  const separators = (element.attributes.get('separators') ?? ',').trim();
  const mark = separators === '' ? ' ' : `${escaped(separators.slice(0, 1))} `;
  const fence = (sign: string) => (/^[()[\]|/]$/.test(sign) ? sign : /^[{}]$/.test(sign) ? `\\${sign}` : '.');
  return `\\left${fence(open)}${parts.map(texOf).join(mark)}\\right${fence(close)}`;
}

/** The TeX that a formula was made from, where it tells. */
function annotatedTex(parts: readonly XmlElement[]): string | null {
  const annotation = parts.find(
    (part) => part.local === 'annotation' && /tex/i.test(part.attributes.get('encoding') ?? ''),
  );
  const tex = annotation === undefined ? '' : textWithin(annotation).trim();
  return tex === '' ? null : tex.replace(/^\$+|\$+$/g, '');
}
