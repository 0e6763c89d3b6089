/** How much a paper answers a query: 3 is what was sought, 2 is about it, 1 touches it. */
export type Grade = 1 | 2 | 3;

/** A query, and the papers of the judged listing that answer it; all others do not. */
export interface Judged {
  readonly query: string;
  readonly grades: Readonly<Record<string, Grade>>;
}

export const judgedQueries: readonly Judged[] = [
  // By its name, whole, begun and mistyped.
  { query: 'lanternrank', grades: { lanternrank: 3, lanternrank2: 3 } },
  { query: 'lanternr', grades: { lanternrank: 3, lanternrank2: 3 } },
  { query: 'lanternrnak', grades: { lanternrank: 3, lanternrank2: 3 } },
  { query: 'adaptive lanternrank', grades: { lanternrank2: 3 } },
  { query: 's2cg', grades: { crystal: 3 } },
  { query: 'harborguard', grades: { 'agents-harbor': 3 } },
  { query: 'agora', grades: { greekqa: 3 } },
  // By its beginning, as one remembers it.
  { query: 'two steps are enough', grades: { consistency: 3 } },
  { query: 'which keys are', grades: { cachepolicy: 3 } },
  { query: 'the exam was in', grades: { 'benchmark-leak': 3 } },
  // By what it is about.
  {
    query: 'kv cache',
    grades: { cachefold: 3, cachepolicy: 3 },
  },
  { query: 'memory efficient training', grades: { lanternrank: 3, 'training-energy': 1 } },
  { query: 'low-rank', grades: { 'patchwork-lora': 3, lanternrank: 2 } },
  { query: 'low rank adaptation', grades: { 'patchwork-lora': 3 } },
  { query: 'lora', grades: { 'patchwork-lora': 3 } },
  { query: 'quantization', grades: { halfbit: 3, 'smoothquant-like': 2 } },
  { query: 'unlearning', grades: { unlearn: 3 } },
  { query: 'agents tools', grades: { 'agents-harbor': 3, 'tool-retrieval': 2 } },
  { query: 'retrieval', grades: { 'dense-hubs': 3, 'rag-long': 3, 'tool-retrieval': 3, cachepolicy: 1 } },
  { query: 'dense retrieval', grades: { 'dense-hubs': 3 } },
  { query: 'reasoning models', grades: { 'rl-sparse': 3, overthink: 3 } },
  { query: 'theorem proving', grades: { prover: 3 } },
  { query: 'protein folding', grades: { 'protein-lm': 3 } },
  { query: 'diffusion', grades: { 'diffusion-bridge': 3, 'video-diffusion': 3, consistency: 1 } },
  { query: 'speech', grades: { 'speech-codec': 3, 'whisper-field': 3 } },
  { query: 'graph neural networks', grades: { 'graph-oversmooth': 3 } },
  { query: 'modern greek', grades: { greekqa: 3, 'distil-greek': 1 } },
  { query: 'νεα ελληνικα', grades: { greekqa: 3 } },
  { query: '诗词', grades: { 'chinese-poetry': 3 } },
  { query: 'tokenizer', grades: { tokenfree: 3 } },
  { query: 'benchmark', grades: { greekqa: 3, 'benchmark-leak': 3, prover: 1 } },
  { query: 'long context', grades: { 'rag-long': 3, cachepolicy: 2 } },
  // By who wrote it.
  { query: 'muller', grades: { optimizer: 3 } },
  { query: 'tesfaye', grades: { cachefold: 3, 'dense-hubs': 3, overthink: 3 } },
  { query: 'halvorsen weather', grades: { weather: 3 } },
  { query: 'author:novak', grades: { 'agents-harbor': 3, 'agents-memory': 3, 'protein-lm': 3 } },
  // With a slip.
  { query: 'quantizaton', grades: { halfbit: 3, 'smoothquant-like': 2 } },
  { query: 'oversmothing', grades: { 'graph-oversmooth': 3 } },
  { query: 'fedarated learning', grades: { federated: 3 } },
  // With words of which none has all.
  { query: 'million token context memory', grades: { cachefold: 3 } },
  { query: 'hospital federated privacy', grades: { federated: 3 } },
  { query: 'robots threading needles', grades: { 'robot-dex': 3 } },
];
