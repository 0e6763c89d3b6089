interface SamplePaper {
  readonly title: string;
  readonly abstract: string;
  /** The lines below the abstract; none where the page lost them. */
  readonly tail: readonly string[];
}

/**
 * A listing to try Carrel with, as it would be copied from a page of search results. The papers are
 * invented; what they are like is not: mathematics, an organisation in place of authors, dates
 * without a year, comments, links, and one paper whose last lines are missing.
 */
const papers: readonly SamplePaper[] = [
  {
    title: 'Reading by Lamplight: How Researchers Choose Among Too Many Papers',
    abstract:
      'A working day holds room for two or three papers; a listing brings fifty. We followed forty-one researchers for a season and recorded what they opened, what they put aside, and what they later wished they had read. Titles decide nine cases in ten, and they decide within four seconds. Those who wrote one sentence about each paper they finished found it again three times as often as those who only filed it. We describe a reading desk built on these findings and what changed for its first users.',
    tail: ['  • 4 authors', '·', 'Jun 24 6'],
  },
  {
    title: 'S$^{3}$: Sparse, Slow and Steady Updates for Small Language Models',
    abstract:
      'Training small models on one graphics card is limited by the memory of the optimizer rather than by time. We keep only the $k$ largest entries of each update and let the rest wait, so that the state needs $O(k \\log n)$ instead of $O(n)$ numbers. With $k = n/64$ the loss after a fixed number of tokens stays within 0.3% of the full update on models up to 1.3 billion parameters. The method is twelve lines long. Code: https://github.com/carrel-samples/slow-steady.',
    tail: ['  • 3 authors', '·', 'Dec 9, 2024 2'],
  },
  {
    title: 'The Index Remembers: Retrieval That Learns Which Notes You Return To',
    abstract:
      'Search over a personal library differs from search over the web: the reader has seen most of what is found. We model the chance of returning to a note from when it was written, how often it was opened, and which papers were read beside it. On six years of logs from volunteers, ordering by this chance halves the number of results that are looked at before the right one. Nothing leaves the reader’s machine.',
    tail: ['  • 5 authors', '·', 'May 7'],
  },
  {
    title: 'Looped Transformers Need Fewer Weights Than You Think',
    abstract:
      'A transformer whose layers are applied repeatedly trades weights for steps. We ask how far this goes. Two blocks applied twelve times reach the accuracy of twelve blocks on arithmetic and on formal grammars, and fall short by a constant margin on text. The margin disappears when each loop adds one learned vector, written <LOOP> in our figures, to its input.',
    tail: ['tidewater Tidewater Institute', '·', 'May 2 1'],
  },
  {
    title: 'Quantized Tide Tables: Forecasting Water Levels With Eight-Bit Networks',
    abstract:
      'Harbours run forecasts on hardware that was bought decades ago. We quantize a recurrent network to eight bits and show that water levels at eleven stations are forecast 36 hours ahead with a mean error of 4.1 cm, against 4.0 cm with full precision, in a fortieth of the memory. We publish weights and measurements of nine years.',
    tail: [],
  },
  {
    title: 'A Grammar for Graphs of Citations',
    abstract:
      'Who cites whom is known; why is not. We propose a grammar of eleven relations, among them *builds on*, *disputes* and *borrows the data of*, and label 20,000 citations with it. A classifier agrees with people as often as people agree with each other. The grammar makes it possible to ask for the papers that dispute a result, which are cited by fewer than one in thirty of those who cite the result itself.',
    tail: ['  • 7 authors', '·', 'Oct 21, 2024 12'],
  },
  {
    title: 'Attention Is Mostly Bookkeeping: Measuring What Heads Do on Long Inputs',
    abstract:
      'We sort the attention heads of four open models by what they do on inputs of 128,000 tokens. Seven heads in ten keep count of positions, delimiters and repetitions; fewer than one in ten carry meaning over more than a page. Removing the former after the first third of the layers saves 41% of the time and costs 0.6 points. See https://example.org/bookkeeping for all heads, sorted.',
    tail: ['  • 9 authors', '·', 'Jan 12, 2025 3'],
  },
  {
    title: 'Nearly Orthogonal: A Bound for Low-Rank Adaptation',
    abstract:
      'Let $W \\in \\mathbb{R}^{m \\times n}$ be the weights of a layer and $\\Delta = BA$ an adaptation of rank $r$. We prove that fine-tuning with $\\Delta$ forgets at most $\\|\\Delta\\|_F^2 \\cdot \\cos^2\\theta$ of the earlier task, where $\\theta$ is the smallest angle between the row spaces of $A$ and of the earlier gradients. Keeping $\\theta$ above 80 degrees costs one projection a step and removes most forgetting in practice.',
    tail: ['  • 2 authors', '·', 'Feb 28, 2025'],
  },
  {
    title: 'Small Talk: A Corpus of Conversations Between Strangers on Trains',
    abstract:
      'We recorded, with consent, 312 conversations between people who had not met before, in nine languages. The corpus holds 94 hours of speech with transcripts, pauses, laughter and changes of topic marked by two annotators. Speech recognizers trained on read text make three times as many errors on it. We describe what we did to keep those who spoke unidentifiable.',
    tail: ['  • 16 authors', '·', 'Nov 3, 2025 4'],
  },
  {
    title: 'Proofs You Can Check on a Bus: Short Certificates for Large Models',
    abstract:
      'That a model was trained as claimed is hard to verify without training it again. We give a protocol in which a third party checks a certificate of a few megabytes on a telephone, in under a minute, and catches a trainer who skipped one step in ten thousand with a probability of $1 - 2^{-40}$. The trainer’s overhead is 6%.',
    tail: ['  • 1 authors', '·', 'Sep 18, 2025 8'],
  },
  {
    title: 'Forgetting Curves of Fine-Tuned Models Follow Those of Students',
    abstract:
      'What a model learned last is lost first, unless it is repeated. We fine-tune on a sequence of thirty tasks and find that accuracy on a task falls with the logarithm of the steps since it was last seen, as it does for vocabulary in human learners. Repeating at growing intervals keeps 93% of the accuracy for 4% more steps.',
    tail: ['  • 6 authors', '·', 'Mar 30, 2026 2'],
  },
  {
    title: 'How to Read a Table: Pretraining on Rows, Columns and Their Captions',
    abstract:
      'Tables are read in two directions, text in one. We pretrain an encoder on 11 million tables from open-access papers with three tasks: recover a masked cell, match a caption, and say which of two cells is larger. It answers questions about unseen tables 9 points better than encoders of the same size, and says so when the table does not hold the answer.',
    tail: ['  • 8 authors', '·', 'Jun 30'],
  },
];

const header = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'Daily Papers',
  'byAK and the research community',
  'Jul 1',
];

/** How many papers the sample holds. */
export const samplePapers = papers.length;

/** The text of the sample listing. */
export function sampleListing(): string {
  const blocks = papers.map(({ title, abstract, tail }) => [title, '', abstract, '', ...tail, ''].join('\n'));
  return `${header.join('\n\n')}\n\n${blocks.join('\n')}`.trimEnd();
}
