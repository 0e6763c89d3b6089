import { enough, mostLessons } from './lessons.ts';
import type { RankingState } from './prediction.ts';

interface Counts {
  readonly kept: number;
  readonly skipped: number;
}

/** How well the ranking knows the reader, for people. */
export function stateOf(
  { kept, skipped }: Counts,
  sample: { readonly kept: number; readonly decided: number },
  isReady: boolean,
): RankingState {
  const decisions = kept + skipped;
  return {
    decisions,
    isReady,
    sentence: isReady ? learned(decisions) : wanting({ kept, skipped }),
    missed: sample.decided === 0 ? null : sample.kept / sample.decided,
    sampled: sample.decided,
  };
}

function learned(decisions: number): string {
  if (decisions > mostLessons)
    return `Learned from your newest ${mostLessons.toLocaleString('en')} decisions.`;
  return `Learned from ${decisions.toLocaleString('en')} decisions.`;
}

/** "Six more decisions, then papers can be ordered by interest." */
function wanting({ kept, skipped }: Counts): string {
  const toKeep = Math.max(0, enough.ofEach - kept);
  const toSkip = Math.max(0, enough.ofEach - skipped);
  const more = Math.max(enough.inAll - kept - skipped, toKeep + toSkip);
  if (more === 0) return 'The decisions are being learned from.';
  const kinds = [
    ...(toKeep > 0 ? [`${numberWord(toKeep)} kept`] : []),
    ...(toSkip > 0 ? [`${numberWord(toSkip)} skipped`] : []),
  ];
  const words = `${numberWord(more)} more ${more === 1 ? 'decision' : 'decisions'}`;
  const ofEach = kinds.length === 0 ? '' : `, at least ${kinds.join(' and ')}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${ofEach}, then papers can be ordered by interest.`;
}

const numberWords = [
  ...[
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
];

function numberWord(number: number): string {
  return numberWords[number] ?? String(number);
}
