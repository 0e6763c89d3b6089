import { type IndexedText, indexedFields } from '../text/fields.ts';
import { indexTerms } from '../text/terms.ts';
import { blocksOf, fieldCount, type SegmentArrays } from './segment.ts';

/** Gathers the text of papers, one after the other, and freezes it. */
export class SegmentBuilder {
  readonly #terms = new Map<string, number>();
  readonly #ids: number[] = [];
  #lengths = new Uint16Array(1024);
  /** Postings as they come, in the order of documents: term and field in one number, the document, how often. */
  #keys = new Uint32Array(4096);
  #documents = new Uint32Array(4096);
  #frequencies = new Uint8Array(4096);
  #postings = 0;

  get size(): number {
    return this.#ids.length;
  }

  /** Takes a paper's text in. A paper is added once. */
  add(id: number, text: Omit<IndexedText, 'number'>): void {
    const document = this.#ids.length;
    this.#ids.push(id);
    if ((document + 1) * fieldCount > this.#lengths.length) this.#lengths = doubled(this.#lengths);
    for (const [field, name] of indexedFields.entries()) {
      const counts = new Map<number, number>();
      for (const term of indexTerms(text[name])) {
        let number = this.#terms.get(term);
        if (number === undefined) {
          number = this.#terms.size;
          this.#terms.set(term, number);
        }
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
      this.#lengths[document * fieldCount + field] = Math.min(counts.size, 0xffff);
      for (const [number, times] of counts) this.#post(number * fieldCount + field, document, times);
    }
  }

  /** The arrays of all that was added. */
  finish(): SegmentArrays {
    const names = [...this.#terms.keys()];
    const order = Uint32Array.from(names.keys()).sort((left, right) =>
      (names[left] ?? '') < (names[right] ?? '') ? -1 : 1,
    );
    const placed = new Uint32Array(names.length);
    for (const [place, number] of order.entries()) placed[number] = place;

    const blocks = blocksOf(this.size);
    const starts = new Uint32Array(names.length * fieldCount * blocks + 1);
    const keyOf = (at: number): number => {
      const key = this.#keys[at] ?? 0;
      const field = key % fieldCount;
      const run = (placed[(key - field) / fieldCount] ?? 0) * fieldCount + field;
      return run * blocks + ((this.#documents[at] ?? 0) >>> 16);
    };
    for (let at = 0; at < this.#postings; at++) {
      const next = keyOf(at) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);

    const documents = new Uint16Array(this.#postings);
    const frequencies = new Uint8Array(this.#postings);
    const next = starts.slice();
    for (let at = 0; at < this.#postings; at++) {
      const key = keyOf(at);
      const to = next[key] ?? 0;
      next[key] = to + 1;
      documents[to] = this.#documents[at] ?? 0;
      frequencies[to] = this.#frequencies[at] ?? 0;
    }
    return {
      ids: Uint32Array.from(this.#ids),
      terms: Array.from(order, (number) => names[number] ?? ''),
      starts,
      documents,
      frequencies,
      lengths: this.#lengths.slice(0, this.#ids.length * fieldCount),
    };
  }

  #post(key: number, document: number, times: number): void {
    const at = this.#postings;
    if (at === this.#keys.length) {
      this.#keys = doubled(this.#keys);
      this.#documents = doubled(this.#documents);
      this.#frequencies = doubled(this.#frequencies);
    }
    this.#keys[at] = key;
    this.#documents[at] = document;
    this.#frequencies[at] = Math.min(times, 255);
    this.#postings = at + 1;
  }
}

function doubled<Numbers extends Uint8Array | Uint16Array | Uint32Array>(numbers: Numbers): Numbers {
  // The constructor of a typed array makes one of the same kind.
  const larger = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
