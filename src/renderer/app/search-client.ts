import type { Digest } from '#shared/digest/digest.ts';
import type { DigestWish } from '#shared/digest/make-digest.ts';
import type { PaperId } from '#shared/domain/paper.ts';
import type { Explanation, RankingState, RelatedPaper } from '#shared/ranking/prediction.ts';
import type { Meant } from '#shared/search/did-you-mean.ts';
import type {
  FacetCount,
  FacetName,
  Marks,
  Row,
  SearchAnswer,
  SearchRequest,
} from '#shared/search/request.ts';
import type { Trends, TrendsRequest } from '#shared/trends/trends.ts';

/** The page's own client of its search worker. */
export interface SearchClient {
  marks(text: string, query: string): Promise<Marks>;
  complete(facet: FacetName, prefix: string, limit: number): Promise<readonly FacetCount[]>;
  /** The best few papers that a query finds in the whole library, beside what the list shows. */
  find(query: string, limit: number): Promise<readonly Row[]>;
  /** An answer of its own, beside what the list shows. */
  ask(request: SearchRequest): Promise<SearchAnswer>;
  ranking(): Promise<RankingState>;
  explain(id: PaperId): Promise<Explanation>;
  related(id: PaperId, limit: number): Promise<readonly RelatedPaper[]>;
  /** What the library says of its field and its reader over some weeks. */
  trends(request: TrendsRequest, signal: AbortSignal): Promise<Trends>;
  /** What some days brought. */
  digest(wish: DigestWish): Promise<Digest>;
  /** What a query was meant to be, where words of it stand in no paper. */
  meant(query: string): Promise<Meant | null>;
  /** The words that one is taken for when no paper has it, the nearest first. */
  takenFor(word: string, open: boolean): Promise<readonly string[]>;
  /** How many papers each of these queries opens on; asked when nothing else is going on. */
  count(queries: readonly string[], signal: AbortSignal): Promise<readonly number[]>;
  /** Undecided papers of the Inbox alike enough to one to be decided together. */
  cluster(id: PaperId, limit: number): Promise<readonly RelatedPaper[]>;
}
