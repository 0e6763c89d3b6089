import { type Chance, chanceOf } from '../chance.ts';
import { createWeighted, wordWeights, zipfWeights } from './weighted.ts';
import { functionWordCount, vocabulary, vocabularySize } from './words.ts';

const topicCount = 240;
const wordsOfTopic = 350;
/** Of all words: those that often follow the one before, those of the topic, those that stood in the text already. */
const parts = { following: 0.2, topic: 0.22, again: 0.06 } as const;

/** What a paper is about: one topic, or two. */
export interface Subject {
  readonly first: number;
  readonly second: number;
}

/** Writes titles and abstracts. */
export interface Prose {
  subject(): Subject;
  title(subject: Subject, words: number): string;
  /** Sentences with so many words in all. */
  text(subject: Subject, words: number): string;
}

/** A writer whose words follow the laws of real text; the same chance gives the same text. */
export function createProse(chance: Chance): Prose {
  const words = vocabulary();
  const ranks = createWeighted(wordWeights(vocabularySize));
  const withinTopic = createWeighted(zipfWeights(wordsOfTopic));
  const topics = createWeighted(zipfWeights(topicCount, 0.8));

  /** One of the words that often follow a word: the first of them half the time, and so on. */
  function following(rank: number): number {
    const place = Math.min(7, Math.floor(-Math.log2(1 - chance())));
    const key = rank * 8 + place;
    return ranks.at(chanceOf(key), chanceOf(key + 0x5bd1e995));
  }

  /** A word of a topic lies anywhere between frequent and rare. */
  function ofTopic({ first, second }: Subject): number {
    const topic = chance() < 0.7 ? first : second;
    const share = chanceOf(topic * wordsOfTopic + withinTopic.at(chance(), chance()) + 0x2545f49);
    return Math.floor(functionWordCount + 100 * 350 ** share);
  }

  function ranksOf(subject: Subject, count: number): Uint32Array {
    const drawn = new Uint32Array(count);
    for (let at = 0; at < count; at++) {
      const lot = chance();
      const before = drawn[at - 1] ?? 0;
      if (lot < parts.following && at > 0) drawn[at] = following(before);
      else if (lot < parts.following + parts.topic) drawn[at] = ofTopic(subject);
      else if (lot < parts.following + parts.topic + parts.again && at > 0)
        drawn[at] = drawn[Math.floor(chance() * at)] ?? 0;
      else drawn[at] = ranks.at(chance(), chance());
    }
    return drawn;
  }

  /** Some pairs of words with a meaning are written with a hyphen between them. */
  function joint(before: number, rank: number): string {
    const isJoined = before >= functionWordCount && rank >= functionWordCount && chance() < 0.035;
    return isJoined ? '-' : ' ';
  }

  return {
    subject: () => ({ first: topics.at(chance(), chance()), second: topics.at(chance(), chance()) }),
    title(subject, count) {
      const drawn = ranksOf(subject, count);
      let title = '';
      for (const [at, rank] of drawn.entries()) {
        const word = words[rank] ?? '';
        const isSmall = rank < functionWordCount && at > 0;
        if (at > 0) title += at === 1 && chance() < 0.3 ? ': ' : joint(drawn[at - 1] ?? 0, rank);
        title += isSmall ? word : capitalized(word);
      }
      return title;
    },
    text(subject, count) {
      const drawn = ranksOf(subject, count);
      let text = '';
      let left = 0;
      for (const [at, rank] of drawn.entries()) {
        const word = words[rank] ?? '';
        if (left === 0) {
          text += at === 0 ? capitalized(word) : `. ${capitalized(word)}`;
          left = 12 + Math.floor(chance() * 20);
          continue;
        }
        text += chance() < 0.05 ? ', ' : joint(drawn[at - 1] ?? 0, rank);
        text += word;
        left -= 1;
      }
      return `${text}.`;
    },
  };
}

function capitalized(word: string): string {
  return (word[0] ?? '').toUpperCase() + word.slice(1);
}
