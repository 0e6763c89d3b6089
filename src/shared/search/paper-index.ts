import type { Changes } from '../contract/library.ts';
import type { Paper } from '../domain/paper.ts';
import type { AlikeWish } from '../ranking/likeness.ts';
import { PaperRanking } from '../ranking/paper-ranking.ts';
import type { Explanation, RankingState, RelatedPaper } from '../ranking/prediction.ts';
import { alikeEnough } from '../ranking/relations.ts';
import { runToEnd } from '../work/run-to-end.ts';
import { answerTo, type Indexed, matchingIds } from './answer.ts';
import { Orders } from './columns/orders.ts';
import { isOrderedAlike, isTextAlike, textOf } from './columns/paper-facts.ts';
import { PaperTable } from './columns/paper-table.ts';
import { didYouMean, type Meant, nearestFirst } from './did-you-mean.ts';
import { completeFacet } from './facets.ts';
import { type Marker, markersOf, marksIn } from './marks.ts';
import type { PaperPack } from './packs/paper-pack.ts';
import type { Node } from './query/ast.ts';
import type { When } from './query/conditions.ts';
import { parseQuery } from './query/parse.ts';
import { needsText } from './relax.ts';
import type {
  FacetCount,
  FacetName,
  Marks,
  PaperSearch,
  Row,
  SearchAnswer,
  SearchRequest,
} from './request.ts';
import { rowsOf } from './rows.ts';
import type { Segment } from './segments/segment.ts';
import { readTerms } from './text/terms.ts';
import { TextIntake } from './text-intake.ts';

export interface PaperIndexOptions {
  /** Milliseconds of a clock that only runs forward, to say how long an answer took. */
  readonly now: () => number;
  /**
   * From how much of the papers' text a question is answered: `whole` (the default) first indexes, reads and
   * learns what still waits; `ready` answers from what is there, so that nobody waits for the rest.
   */
  readonly text?: 'whole' | 'ready';
}

/** For views in which the day makes no difference. */
const anyDay = '2000-01-01';

/** So many waiting papers are indexed within a question even when it is to be answered at once: an edit or a day. */
const indexedAtOnce = 50;

/** The search over a library's papers: see `PaperSearch`. Its text is indexed when first asked for words. */
export class PaperIndex implements PaperSearch {
  readonly #now: () => number;
  readonly #atOnce: number;
  readonly #isWhole: boolean;
  readonly #table = new PaperTable();
  readonly #ranking = new PaperRanking(this.#table);
  readonly #orders = new Orders(this.#table, (number) => this.#ranking.margin(number));
  readonly #texts = new TextIntake(this.#table);
  readonly #indexed: Indexed = {
    table: this.#table,
    text: this.#texts.text,
    orders: this.#orders,
    isSampled: (number) => this.#ranking.isSampled(number),
  };
  #revision = 0;

  constructor({ now, text = 'whole' }: PaperIndexOptions) {
    this.#now = now;
    this.#isWhole = text === 'whole';
    this.#atOnce = text === 'whole' ? Number.POSITIVE_INFINITY : indexedAtOnce;
  }

  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#table.size;
  }

  /** How many papers came or changed and lie in no pack. */
  get livePapers(): number {
    return this.#table.livePapers;
  }

  /** Of how many papers the text is indexed live, some eight kilobytes each. */
  get liveTexts(): number {
    return this.#texts.live;
  }

  /** How much of the papers' text is indexed, 0–1. */
  get indexedShare(): number {
    return this.size === 0 ? 1 : 1 - this.#texts.waiting / this.size;
  }

  /** Every paper, in no particular order, each read when it is its turn; the trash too. */
  papers(): Iterable<Paper> {
    return { [Symbol.iterator]: () => this.#table.papers() };
  }

  paper(id: number): Paper | undefined {
    const number = this.#table.number(id);
    return number === null ? undefined : this.#table.paper(number);
  }

  apply(changes: Changes): void {
    // S17: a batch from before what we hold can only say what is no longer so.
    if (changes.to < this.#revision) return;
    for (const id of changes.removed) this.#remove(id);
    for (const paper of changes.papers) this.#put(paper, changes.to);
    this.#revision = changes.to;
  }

  /**
   * Takes packed papers of this library into use, as they were at a revision (S24). An empty index then holds them
   * all. One that is at that revision or beyond it lets go of the papers that the pack says as they are; one that is
   * behind it leaves the pack alone. Returns whether it was used.
   */
  adoptPapers(pack: PaperPack, revision: number): boolean {
    const isFirst = this.size === 0 && this.#revision === 0;
    if (!isFirst && this.#revision < revision) return false;
    this.#table.adopt(pack, (number) => this.#texts.knownAt(number) <= revision);
    if (!isFirst) return true;
    this.#revision = revision;
    for (const number of this.#table.numbers()) {
      this.#texts.told(number, pack.revision(number));
      this.#texts.expect(number);
      this.#ranking.expect(number, this.#table.isCandidate(number));
    }
    this.#orders.forget();
    return true;
  }

  /**
   * Takes a frozen segment of this library's text, as it was at a revision, in place of what is indexed: papers
   * that have not changed since need no indexing, those that have wait for it (S20).
   */
  adopt(segment: Segment, revision: number): void {
    this.#texts.adopt(segment, revision);
  }

  /** Indexes the text of at most `count` waiting papers. Returns whether all are indexed now. */
  indexSome(count: number): boolean {
    return this.#texts.indexSome(count);
  }

  /** Looks up one more letter that may be typed after a word, some ten milliseconds. Returns whether all are. */
  lookAhead(): boolean {
    return this.#texts.text.lookAhead(this.#table.capacity);
  }

  /** Reads at most `count` papers for the ranking. Returns whether all are read now. */
  readSome(count: number): boolean {
    const isAll = this.#ranking.readSome(count);
    this.#orders.forgetInterest();
    return isAll;
  }

  /** Whether the ranking has something to learn, and how many decisions came since it last did. */
  get learning(): { readonly isDue: boolean; readonly news: number } {
    return { isDue: this.#ranking.isDue, news: this.#ranking.news };
  }

  /** Learns from the reader's decisions, with rests in which questions can be answered as before. */
  *learn(): Generator<void, boolean> {
    const isNew = yield* this.#ranking.learn();
    if (isNew) this.#orders.forgetInterest();
    return isNew;
  }

  search(request: SearchRequest): SearchAnswer {
    const started = this.#now();
    if (request.sort === 'interest') this.#learnIfWhole();
    const parsed = parseQuery(request.query);
    if (needsText(parsed.root)) this.indexSome(this.#atOnce);
    const { window, ...answer } = answerTo(this.#indexed, request, parsed);
    const rows = rowsOf(this.#table, window, this.#markers(window.length === 0 ? null : parsed.root));
    return { ...answer, revision: this.#revision, rows, tookMs: this.#now() - started };
  }

  /**
   * The papers outside the trash that a query finds to the letter: nothing is taken for a slip, nothing is
   * relaxed, and its last word is whole. For rules, which act on what they find (T10).
   */
  matching(query: string, when: When): readonly number[] {
    const { root } = parseQuery(query);
    if (root === null) return [];
    if (needsText(root)) this.indexSome(this.#atOnce);
    return matchingIds(this.#indexed, root, when);
  }

  /** What a query was meant to be, where words of it stand in no paper and others like them do (S33). */
  meant(query: string, when: When): Meant | null {
    const { root, tokens } = parseQuery(query);
    if (needsText(root)) this.indexSome(this.#atOnce);
    return didYouMean(query, {
      tokens,
      slips: (term, open) => this.#texts.text.slips({ term, open }),
      count: (each) => this.matching(each, when).length,
    });
  }

  /** The words that one is taken for when no paper has it (S7), the nearest first; none when some paper does. */
  takenFor(word: string, open: boolean): readonly string[] {
    const { parts } = readTerms(word, 'query');
    const [only] = parts;
    if (only === undefined || parts.length > 1) return [];
    this.indexSome(this.#atOnce);
    return nearestFirst(only.term, this.#texts.text.slips({ term: only.term, open }));
  }

  rows(ids: Iterable<number>, query: string): readonly Row[] {
    const numbers = [...ids].flatMap((id) => this.#table.number(id) ?? []);
    return rowsOf(this.#table, numbers, this.#markers(parseQuery(query).root));
  }

  marks(text: string, query: string): Marks {
    return marksIn(text, this.#markers(parseQuery(query).root));
  }

  complete(facet: FacetName, prefix: string, limit: number): readonly FacetCount[] {
    return completeFacet(this.#table, facet, {
      papers: this.#table.members('library', anyDay),
      prefix,
      limit,
    });
  }

  ranking(): RankingState {
    this.#learnIfWhole();
    return this.#ranking.state();
  }

  /** The papers of the Inbox, those first that the reader will most likely keep; `null` while that is not known. */
  byInterest(when: { readonly today: string; readonly timeZone: string }): Uint32Array | null {
    if (!this.ranking().isReady) return null;
    const inbox = { view: 'inbox', query: '', chosen: {}, sort: 'interest', sampleLast: false } as const;
    return this.search({ ...inbox, ...when, offset: 0, limit: 0, facetLimit: 0 }).ids;
  }

  explain(id: number): Explanation {
    this.#learnIfWhole();
    return this.#ranking.explain(this.#table.number(id));
  }

  related(id: number, limit: number): readonly RelatedPaper[] {
    return runToEnd(this.relating(id, limit));
  }

  /** Finds papers like one, with rests in which questions can be answered. */
  relating(id: number, limit: number): Generator<void, readonly RelatedPaper[]> {
    return this.#alike(id, { limit, within: this.#table.members('library', anyDay) });
  }

  cluster(id: number, limit: number, today: string): readonly RelatedPaper[] {
    return runToEnd(this.clustering(id, limit, today));
  }

  /** Finds the cluster of a paper, with rests in which questions can be answered. */
  clustering(id: number, limit: number, today: string): Generator<void, readonly RelatedPaper[]> {
    return this.#alike(id, { limit, least: alikeEnough, within: this.#table.members('inbox', today) });
  }

  *#alike(id: number, wish: AlikeWish): Generator<void, readonly RelatedPaper[]> {
    if (this.#isWhole) this.#ranking.readSome(Number.POSITIVE_INFINITY);
    const number = this.#table.number(id);
    return number === null ? [] : yield* this.#ranking.alike(number, wish);
  }

  #learnIfWhole(): void {
    if (this.#isWhole && this.#ranking.learnAll()) this.#orders.forgetInterest();
  }

  #put(paper: Paper, revision: number): void {
    const known = this.#table.number(paper.id);
    const before = known === null ? undefined : this.#table.paper(known);
    const number = this.#table.put(paper);
    this.#ranking.put(number, paper, before);
    if (before === undefined || !isOrderedAlike(before, paper)) this.#orders.forget();
    this.#texts.told(number, revision);
    if (before === undefined || !isTextAlike(textOf(before, number), textOf(paper, number))) {
      this.#texts.expect(number);
    }
  }

  #remove(id: number): void {
    const number = this.#table.number(id);
    if (number === null) return;
    this.#texts.remove(number);
    this.#ranking.remove(number);
    this.#table.remove(number);
    this.#orders.forget();
  }

  #markers(root: Node | null): readonly Marker[] {
    return markersOf(root, this.#texts.text);
  }
}
