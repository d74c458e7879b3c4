import { openNames } from '../index/joint-lexicon.ts';
import { openNameLists } from '../index/joint-lists.ts';
import { openSpellings } from '../index/joint-spellings.ts';
import type { WordRange } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { sizeAt, startAt } from '../index/starts.ts';
import { listOfNumbers } from '../index/three-bytes.ts';
import { formsOf } from '../match/called.ts';
import { createRankedOrder } from './ranked-order.ts';
import { highest } from './static-rank.ts';

/** Names by their words; finds those with the most papers without reading every name with the prefix. */
export interface NameOrders {
  /**
   * The `limit` names with the most papers (at least one) that have a word of the range; among equals in the order of
   * `visitIn` of `openNameWordLists`.
   *
   * @param typed - The prefix of all words in the range.
   */
  highest(range: WordRange, typed: string, limit: number): number[];
  /** The same `limit` names and order, out of names that all have a word with this prefix. */
  highestOf(names: Iterable<number>, typed: string, limit: number): number[];
  /** The words under which a name is found, in all spellings. */
  wordsOf(name: number): readonly string[];
  /** Precomputes the cached ranks, in slices. */
  prepare(): Promise<void>;
  /** The cached ranks of the names before the tail. */
  readonly remembered: Float64Array;
}

/** @param known - The ranks cached for an index with the same papers before its tail. */
export function createNameOrders(index: PackedIndex, known?: Float64Array): NameOrders {
  const { nameWordStart, nameWordName, nameStart, tail } = index;
  const names = openNames(index);
  const spelt = openSpellings(index);
  const papersOf = openNameLists(index).count;
  const before = nameStart.length - 1;
  const all = listOfNumbers(nameWordName, 0, startAt(nameWordStart, nameWordStart.length - 1));
  const order = createRankedOrder(
    all,
    (name) => (name < before ? sizeAt(nameStart, name) : 0),
    known && { remembered: known, changed: [] },
  );

  const wordsOf = (name: number) => formsOf(names.at(name), spelt.of(name));

  /** A name's first word with the prefix, in any spelling (`Müller`, `mueller`): names are visited in this order. */
  function wordOf(name: number, typed: string): string {
    return wordsOf(name)
      .filter((word) => word.startsWith(typed))
      .reduce((a, b) => (b < a ? b : a), '\uffff');
  }

  function highestOf(some: Iterable<number>, typed: string, limit: number): number[] {
    const known = [...some].filter((name) => papersOf(name) > 0);
    const keys = new Map(known.map((name) => [name, wordOf(name, typed)]));
    const compare = (a: number, b: number) => {
      const [wordA = '', wordB = ''] = [keys.get(a), keys.get(b)];
      return (
        papersOf(b) - papersOf(a) || Number(wordA > wordB) - Number(wordA < wordB) || names.compare(a, b)
      );
    };
    return known.sort(compare).slice(0, limit);
  }

  return {
    wordsOf,
    highestOf,
    highest([low, high, laterLow = 0, laterHigh = 0], typed, limit) {
      const from = startAt(nameWordStart, low);
      const to = startAt(nameWordStart, high);
      // A name with more papers than cached has some in the tail, so it's among the tail's names.
      const found = order.highest(from, to, limit, papersOf, (papers) => papers);
      const later = tail === undefined ? [] : laterNames(tail, laterLow, laterHigh, limit);
      // The index still knows names that nobody has any more.
      if (later.length === 0) return found.filter((name) => papersOf(name) > 0);
      return highestOf(new Set([...found, ...later]), typed, limit);
    },
    prepare: order.prepare,
    remembered: order.remembered,
  };

  function laterNames({ index: own, nameWordName: names }: Tail, low: number, high: number, limit: number) {
    const part = names.subarray(startAt(own.nameWordStart, low), startAt(own.nameWordStart, high));
    return highest(new Set(part), limit, papersOf);
  }
}

type Tail = NonNullable<PackedIndex['tail']>;
