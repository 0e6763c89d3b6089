import { type Paper, paperIdSchema, untouched } from '#shared/domain/paper.ts';

/** A paper of the judged listing: what a search can find it by. */
type Listed = readonly [key: string, title: string, authors: string, abstract: string];

/** A day's listing of invented papers, in the manner of those that Carrel is made for. */
const listed: readonly Listed[] = [
  [
    'lanternrank',
    'LanternRank: Memory-Efficient Training by Projecting Gradients onto Slow Subspaces',
    'Mira Oduya, Jens Halvorsen',
    'Optimizer states take most of the memory when large language models are trained. LanternRank projects gradients onto low-rank subspaces that are renewed slowly, so that all parameters learn while states shrink by two thirds. Pre-training a model of three billion parameters fits on one consumer card.',
  ],
  [
    'lanternrank2',
    'Adaptive LanternRank: Choosing the Rank of Each Layer While Training',
    'Jens Halvorsen, Petra Lindqvist',
    'LanternRank fixes one rank for all layers. We show that layers differ in how fast their gradient spectrum falls, and choose the rank layer by layer. Memory falls by a further fifth at equal perplexity.',
  ],
  [
    'patchwork-lora',
    'Patchwork Adapters: Low-Rank Adaptation with Shared Factors',
    'Noor Bakker, Aiko Sato',
    'Low-rank adaptation (LoRA) trains two small factors per layer. Patchwork shares one factor across layers and lets the other be sparse. Fine-tuning on eleven tasks needs a tenth of the trainable weights.',
  ],
  [
    'zeroth',
    'Walking Without Gradients: Zeroth-Order Fine-Tuning on Telephones',
    'Tomás Rey, Ingrid Voss',
    'Fine-tuning on a telephone leaves no room for backpropagation. We estimate directions from forward passes alone, and reduce their variance with a cheap control variate. Accuracy comes within two points of full fine-tuning.',
  ],
  [
    'halfbit',
    'HalfBit: Fractional-Bit Quantization of Weights with Trellis Codes',
    'Amara Nwosu, Li Fenghua',
    'Quantization to whole numbers of bits wastes what lies between. HalfBit codes weights along a trellis at one and a half bits, decodes in registers, and keeps perplexity within three percent of sixteen bits.',
  ],
  [
    'smoothquant-like',
    'Quiet Activations: Moving Outliers Before Quantizing',
    'Li Fenghua, Sofia Marchetti',
    'A few outliers decide the range of activations and spoil eight-bit inference. We rotate them into the weights ahead of quantization. No training is needed.',
  ],
  [
    'cachefold',
    'CacheFold: Folding the KV Cache of Million-Token Contexts',
    'Rahel Tesfaye, Otto Brandt',
    'The KV cache grows with every token of the context. CacheFold merges keys that answer alike and keeps a sketch of the rest; a context of a million tokens fits into memory that held eighty thousand before.',
  ],
  [
    'cachepolicy',
    'Which Keys Are Never Asked For? Evicting the KV Cache by Forecast',
    'Otto Brandt, Yuki Arai',
    'We forecast from early layers which keys later layers will attend to, and evict the others. Throughput doubles while long-context retrieval stays exact.',
  ],
  [
    'sparse-attn',
    'Staircase Attention: Sparse Patterns That Keep the Whole Context in Union',
    'Yuki Arai, Mira Oduya',
    'Each head attends to a stair of the context; together the heads cover all of it. Training is four times faster at sixty-four thousand tokens.',
  ],
  [
    'greekqa',
    'Ἀγορά: A Benchmark of Modern Greek Question Answering',
    'Eleni Papadaki, Kostas Vlachos',
    'Question answering in Modern Greek (νέα ελληνικά) has few data sets. Agora gathers nine thousand questions on law, health and culture, written and checked by people, and compares twelve language models.',
  ],
  [
    'distil-greek',
    'Small Models for Small Languages: Distilling Reasoning into Greek and Maltese',
    'Kostas Vlachos, Maria Grech',
    'We distil the reasoning of a large model into models of one billion parameters for Greek and Maltese. Translated traces harm; traces written in the language help.',
  ],
  [
    'unlearn',
    'Forgetting on Request: Machine Unlearning with Certified Bounds',
    'Sofia Marchetti, Dele Adeyemi',
    'A person may ask that a model forget what it learned from their data. We bound how much remains after unlearning, and reach the bound at a hundredth of the cost of training anew.',
  ],
  [
    'agents-harbor',
    'HarborGuard: Keeping Tool-Using Agents Within Their Errand',
    'Dele Adeyemi, Hana Novák',
    'Agents that use tools can be led astray by what they read. HarborGuard compares each call with the errand as the user gave it, and stops four of five injected instructions at one percent of lost work.',
  ],
  [
    'agents-memory',
    'Long Errands: Episodic Memory for Language Agents',
    'Hana Novák, Samuel Osei',
    'Agents forget what they did an hour ago. We keep episodes, index them by what was surprising, and recall them when a plan fails. Success on week-long tasks rises from a third to a half.',
  ],
  [
    'tool-retrieval',
    'Ten Thousand Tools: Retrieval Before Reasoning in Agent Planning',
    'Samuel Osei, Priya Raman',
    'With thousands of tools, describing them all does not fit into a prompt. A retriever that is trained on traces of failed calls finds the right tool among ten thousand.',
  ],
  [
    'rag-long',
    'Do Long Contexts Replace Retrieval? A Controlled Study',
    'Priya Raman, Lucas Weber',
    'Retrieval-augmented generation and long contexts are compared at equal cost. Retrieval wins when facts are rare, long context when they must be combined.',
  ],
  [
    'rerank',
    'Listwise Reranking with One Forward Pass',
    'Lucas Weber, Mira Oduya',
    'Reranking a list with a language model takes many calls. We read the order out of the attention of a single forward pass; quality holds, and latency falls twentyfold.',
  ],
  [
    'dense-hubs',
    'Hubs in Dense Retrieval, and How to Be Rid of Them',
    'Aiko Sato, Rahel Tesfaye',
    'In dense retrieval a few documents are near every query. We measure such hubs on nine corpora and remove them by scaling neighbourhoods, which lifts recall by four points.',
  ],
  [
    'diffusion-bridge',
    'Diffusion Bridges for Super-Resolution of Sea-Surface Temperature',
    'Ingrid Voss, Pablo Iglesias',
    'Satellites see the sea coarsely and through clouds. A diffusion bridge between coarse and fine fields restores fronts and eddies, with honest uncertainty.',
  ],
  [
    'video-diffusion',
    'Storyboard: Video Diffusion That Remembers Who Is Who',
    'Pablo Iglesias, Chiara Conti',
    'Long videos lose the identity of their characters. Storyboard keeps a memory of faces and clothes and conditions each shot on it.',
  ],
  [
    'consistency',
    'Two Steps Are Enough: Consistency Training Without a Teacher',
    'Chiara Conti, Tomás Rey',
    'Consistency models draw images in few steps but need a diffusion model as teacher. We train them from nothing with a curriculum of noise.',
  ],
  [
    'speech-codec',
    'A Speech Codec at 300 Bits per Second',
    'Maria Grech, Amara Nwosu',
    'We code speech at three hundred bits per second with a semantic and a prosodic stream. Listeners understand every word and recognise the speaker.',
  ],
  [
    'whisper-field',
    'Transcribing Fieldwork: Speech Recognition for Languages Without Writing',
    'Samuel Osei, Eleni Papadaki',
    'Linguists record languages that are not written. We transcribe into phonemes with ten minutes of adaptation data and mark what is doubtful.',
  ],
  [
    'protein-lm',
    'Folding Without Alignment: Protein Language Models at Low Temperature',
    'Hana Novák, Ingrid Voss',
    'Protein folding from single sequences fails for orphans. Sampling a protein language model at low temperature gives alignments that never were, and structures that hold.',
  ],
  [
    'crystal',
    'S$^{2}$CG: Symmetry-Steered Crystal Generation',
    'Li Fenghua, Dele Adeyemi',
    'S$^{2}$CG generates crystals within a space group. Of a thousand candidates, two hundred are stable by density functional theory.',
  ],
  [
    'prover',
    'Lemma Gardens: Theorem Proving with a Growing Library',
    'Jens Halvorsen, Priya Raman',
    'A prover that keeps its lemmas proves more. Lemma Gardens prunes what is never used and generalises what is; on a benchmark of olympiad problems it proves a fifth more theorems.',
  ],
  [
    'autoformal',
    'Reading Textbooks Formally: Autoformalization of Undergraduate Mathematics',
    'Noor Bakker, Otto Brandt',
    'We translate two textbooks into a proof assistant. Half of the statements type-check at first; the rest teach us where prose hides its assumptions.',
  ],
  [
    'rl-sparse',
    'Rewards That Arrive Late: Credit Assignment in Reasoning Models',
    'Yuki Arai, Sofia Marchetti',
    'Reinforcement learning for reasoning rewards only the answer. We spread the reward over the steps by how much each changes the odds of being right.',
  ],
  [
    'overthink',
    'Enough Said: Teaching Reasoning Models When to Stop',
    'Rahel Tesfaye, Petra Lindqvist',
    'Reasoning models think on long after they know. A probe on hidden states says when the answer will not change; stopping there halves the tokens.',
  ],
  [
    'benchmark-leak',
    'The Exam Was in the Library: Measuring Benchmark Contamination',
    'Petra Lindqvist, Lucas Weber',
    'Benchmarks leak into training data. We compare the likelihood of each question with that of paraphrases, and find contamination in seven of ten popular benchmarks.',
  ],
  [
    'tokenfree',
    'Bytes All the Way: Language Models Without a Tokenizer',
    'Aiko Sato, Kostas Vlachos',
    'Tokenizers favour some languages over others. A hierarchical byte-level model reaches equal perplexity at equal cost and is fairer to morphologically rich languages.',
  ],
  [
    'federated',
    'Federated Learning Among Hospitals That Come and Go',
    'Dele Adeyemi, Maria Grech',
    'Hospitals join and leave a federation. We weigh updates by how long they were away, with differential privacy for patients.',
  ],
  [
    'weather',
    'Kilometre Weather: Learned Forecasts for Mountain Valleys',
    'Pablo Iglesias, Jens Halvorsen',
    'Global learned forecasts miss valley winds. We nest a graph network at one kilometre and forecast gusts six hours ahead.',
  ],
  [
    'robot-dex',
    'Threading Needles: Dexterous Manipulation from Human Video',
    'Chiara Conti, Samuel Osei',
    'A robot hand learns to thread needles from video of people, without teleoperation. Contact is inferred from how cloth moves.',
  ],
  [
    'graph-oversmooth',
    'Oversmoothing Is Not the Problem: Depth in Graph Neural Networks',
    'Tomás Rey, Aiko Sato',
    'Deep graph neural networks fail for another reason than oversmoothing: gradients vanish along long paths. Skip connections that follow the graph mend it.',
  ],
  [
    'optimizer',
    'Müller’s Momentum: An Optimizer with Orthogonal Updates',
    'Jürgen Müller, Noor Bakker',
    'Orthogonalising momentum speeds up training. We give an approximation that costs one matrix product, and train with a third fewer steps.',
  ],
  [
    'chinese-poetry',
    '古典诗词生成: Controlled Generation of Classical Chinese Verse',
    'Li Fenghua, Yuki Arai',
    'Classical verse obeys tone and rhyme. Decoding under a small automaton keeps both, and poets judged every third poem worth keeping.',
  ],
  [
    'training-energy',
    'What Training Costs: Energy of Large Models Measured at the Plug',
    'Ingrid Voss, Lucas Weber',
    'We meter the energy of training runs at the plug. Estimates from processor counters miss a quarter. Memory traffic, not arithmetic, takes the larger part.',
  ],
];

/** The judged papers by their key, under ids from one on. */
export function judgedPapers(firstId: number): ReadonlyMap<string, Paper> {
  return new Map(
    listed.map(([key, title, authors, abstract], at): [string, Paper] => [
      key,
      {
        id: paperIdSchema.parse(firstId + at),
        title,
        abstract,
        authors: authors.split(', '),
        authorCount: null,
        organization: null,
        date: '2026-06-30',
        dateInferred: false,
        identifiers: {},
        links: [],
        upvotes: null,
        comments: null,
        status: 'undecided',
        tags: [],
        note: null,
        appearances: [],
        ...untouched,
        addedAt: '2026-07-01T08:00:00.000Z',
        trashedAt: null,
      },
    ]),
  );
}
