/** How far into a text one looks for a first entry: prose may stand before it. */
const looked = 300_000;

const entry =
  /(?:^|[^\w.@\\])@[ \t]{0,5}[A-Za-z]{3,40}\s{0,5}[{(]\s{0,50}(?:[^\s,={}"()][^,={}"\n]{0,200})?\s{0,50},?\s{0,50}[A-Za-z][\w-]{0,60}\s{0,50}=\s{0,50}(?:[{"\d]|[A-Za-z][\w-]{0,60}\s{0,20}[,#}])/g;
const block = /(?:^|\n)[ \t]{0,20}@(?:string|preamble|comment)\s{0,5}[{(]/i;
/** What begins like a page, a record or JSON is one of those, also where it holds an entry. */
const others = /^\s{0,1000}(?:<[!?a-z]|[[{]\s{0,100}["{[\]}])/i;

/** How surely a text is a bibliography. */
export function recognizeBibliography(text: string): number {
  if (others.test(text.slice(0, 2000))) return 0;
  const start = text.slice(0, looked);
  entry.lastIndex = 0;
  const found = entry.exec(start);
  if (found !== null) return found.index < 20_000 ? 0.96 : 0.9;
  if (/(?:^|\n)[ \t]{0,20}@[A-Za-z]{3,40}[ \t]{0,5}[{(][^\s={}"()]{1,200},/.test(start)) return 0.7;
  return block.test(start) ? 0.6 : 0;
}
