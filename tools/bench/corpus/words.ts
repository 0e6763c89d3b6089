import { type Chance, createChance } from '../chance.ts';
import { createWeighted, zipfWeights } from './weighted.ts';

/** How many different words there are to write with; a library meets a part of them. */
export const vocabularySize = 420_000;
/** So many of the most frequent words carry no meaning. */
export const functionWordCount = 75;

const functionWords = (
  'the of and to a in we for that is with on by our this from as are which be an can it has these their both ' +
  'at or but more than not have while such using between also into its only each over across when where all ' +
  'how they through without under most been one two new other up first even same further then during no ' +
  'there were some any many'
).split(' ');

/** What papers of any field speak of. */
const commonWords = (
  'model data method results training task approach performance learning language propose show system problem ' +
  'large work paper network analysis based time efficient framework memory existing novel high structure ' +
  'demonstrate information learn space quality small error function low rank domain knowledge process image ' +
  'design sample evaluation compute measure significant general question reasoning search signal field theory ' +
  'local algorithm observed estimate robust input output context representation'
).split(' ');

const onsets: Parts =
  's11 c9 p8 d6 r6 m6 b5 t6 f5 l4 h4 g4 w2 v2 n3 k1 j1 z1 qu1 st3 pr4 tr3 gr2 cr2 br1 pl2 cl1 fl1 sp2 sc1 ch2 sh1 th1 -18';
const vowels: Parts = 'a8 e11 i8 o7 u4 ea1 ai1 io1 ou1 ee1 y1';
const codas: Parts = '-42 n8 r8 l6 s5 t5 m3 c2 p2 d2 g1 x1 nt2 st2 ct2 nd1 ck1';
const endings: Parts =
  '-30 s14 ed9 ing9 er5 al5 ion5 ation3 ity3 ly5 ment2 ive3 ness1 able2 ic4 ize2 ized2 izing1 or2 ous1';

/** Parts of words with how often each comes; `-` is none. */
type Parts = string;

/** Coins stems of so many syllables. */
export function createStems(chance: Chance): (syllables: number) => string {
  const [onset, vowel, coda] = [onsets, vowels, codas].map((parts) => drawer(parts, chance));
  return (syllables) =>
    Array.from({ length: syllables }, () => `${onset?.()}${vowel?.()}${coda?.()}`).join('');
}

let known: readonly string[] | null = null;

/**
 * Every word by its rank: words without meaning first, among words of research, then ever longer coined ones. Coined
 * words come in families (one stem, many endings), and among rare ones are numbers, names of models and accents.
 */
export function vocabulary(): readonly string[] {
  known ??= coinVocabulary(createChance(20_260));
  return known;
}

function coinVocabulary(chance: Chance): string[] {
  const stem = createStems(chance);
  const ending = drawer(endings, chance);
  const stems: string[] = [];
  const families = createWeighted(zipfWeights(60_000, 0.7));
  const words = new Set([...functionWords, ...commonWords]);
  const coined: string[] = [];
  while (words.size < vocabularySize) {
    const rank = words.size;
    let word: string;
    if (rank > 5_000 && chance() < 0.12) word = nameOrNumber(chance, stem(2));
    else {
      const family = families.at(chance(), chance());
      const base = (stems[family] ??= stem(rank < 800 ? 2 : 2 + Math.round(chance() * chance() * 2)));
      word = base + ending();
      if (rank > 5_000 && chance() < 0.004) word = word.replace('e', 'é');
      // A family that has all its members gives room to a new one.
      if (words.has(word)) stems[family] = stem(2 + Math.round(chance()));
    }
    if (words.has(word) || word.length < 3) continue;
    words.add(word);
    coined.push(word);
  }
  return ranked(coined);
}

/** Function words at the top, the common ones among the first coined. */
function ranked(coined: readonly string[]): string[] {
  const first = functionWords.slice(0, functionWordCount);
  const middle: string[] = [];
  for (const [at, word] of commonWords.entries()) middle.push(word, ...coined.slice(at * 3, at * 3 + 3));
  return [...first, ...middle, ...coined.slice(commonWords.length * 3)];
}

function nameOrNumber(chance: Chance, stem: string): string {
  const number = 1 + Math.floor(chance() ** 3 * 2_000);
  const kind = Math.floor(chance() * 4);
  const letters = stem.slice(0, 3).toUpperCase();
  if (kind === 0) return `${number}.${Math.floor(chance() * 100)}`;
  if (kind === 1) return `${stem[0]?.toUpperCase()}${stem.slice(1)}-${1 + Math.floor(chance() * 90)}B`;
  return kind === 2 ? `${letters}${number}` : `${number}${stem.slice(0, 2)}`;
}

function drawer(parts: Parts, chance: Chance): () => string {
  const pairs = parts.split(' ').map((part) => /^(.*?)(\d+)$/.exec(part) ?? ['', part, '1']);
  const texts = pairs.map(([, text]) => (text === '-' ? '' : (text ?? '')));
  const places = createWeighted(pairs.map(([, , weight]) => Number(weight)));
  return () => texts[places.at(chance(), chance())] ?? '';
}
