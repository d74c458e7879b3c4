import { createGrowingList } from '../index/growing.ts';
import { openNames, openNameWords } from '../index/joint-lexicon.ts';
import { openNameLists, openNameWordLists } from '../index/joint-lists.ts';
import { NONE, type WordRange } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Dictionary } from '../query/spelling.ts';
import { foldName } from '../text/names.ts';
import { createNameOrders } from './name-orders.ts';
import { repair } from './repair.ts';
import { highest } from './static-rank.ts';

/** Most words of a name that are considered. */
const MOST_PARTS = 8;
/** Names checked one by one for their other words, some 20 µs each; beyond, the lists of all words are read. */
const CHECKED = 150;

/** Numbers of the names that a half-typed one may mean, most papers first; every typed word begins one of the name's. */
export interface AuthorSuggester {
  exact(typed: string, limit: number): number[];
  /** With words that are in no name read as similar ones. */
  repaired(typed: string, limit: number, dictionary: Dictionary): number[];
  /** Precomputes, in slices, what the first letter typed would otherwise wait for. */
  prepare(): Promise<void>;
  /** What was prepared, for the suggester of an index grown from this one. */
  readonly ready: Float64Array;
}

/** @param known - What was prepared for an index with the same papers before its tail. */
export function createAuthorSuggester(index: PackedIndex, known?: Float64Array): AuthorSuggester {
  const names = openNames(index);
  const nameWords = openNameWords(index);
  const namesBy = openNameWordLists(index);
  const orders = createNameOrders(index, known);
  const papersOf = openNameLists(index).count;

  /** Working memory: how many of the typed words each name has so far. */
  const held = new Uint8Array(names.size);

  /** The words of a name, without a full or half-typed year: `lewis 2020`. */
  function partsOf(typed: string): readonly string[] {
    const parts = foldName(typed).split(' ').filter(Boolean).slice(0, MOST_PARTS);
    const words = parts.filter((part) => !/^\d{1,4}$/.test(part));
    return words.length === 0 ? parts : words;
  }

  return {
    exact(typed, limit) {
      const parts = partsOf(typed);
      const [only = ''] = parts;
      // One letter begins many names.
      if (parts.length < 2) return orders.highest(nameWords.prefixRange(only), only, limit);
      return beginningWith(parts, limit);
    },
    prepare: orders.prepare,
    ready: orders.remembered,
    repaired(typed, limit, dictionary) {
      const parts = partsOf(typed);
      const near = repair(parts, parts.map(nameWords.prefixRange), {
        nearest: dictionary.nearest,
        rangeOf: nameWords.rangeOf,
        countOf: namesBy.count,
      });
      return highest(namesWith(near), limit, papersOf);
    },
  };

  function beginningWith(parts: readonly string[], limit: number): number[] {
    const ranges = parts.map(nameWords.prefixRange);
    const counts = ranges.map(namesBy.countIn);
    const least = Math.min(...counts);
    const rarest = counts.indexOf(least);
    const range = ranges[rarest] ?? [0, 0];
    if (least > CHECKED) {
      return amongFirst(range, parts, rarest, limit) ?? highest(namesWith(ranges), limit, papersOf);
    }
    const some = new Set<number>();
    namesBy.visitIn(range, (name) => {
      some.add(name);
      return true;
    });
    return orders.highestOf(suiting([...some], parts), parts.at(-1) ?? '', limit);
  }

  /**
   * The same out of the names in one part's range that have the most papers; undefined if others may belong among them.
   * Most texts of two common beginnings (`j s`) are some of those.
   */
  function amongFirst(range: WordRange, parts: readonly string[], at: number, limit: number) {
    const first = orders.highest(range, parts[at] ?? '', CHECKED);
    const found = orders.highestOf(suiting(first, parts), parts.at(-1) ?? '', limit);
    const last = found[limit - 1];
    const behind = papersOf(first.at(-1) ?? NONE);
    return last !== undefined && papersOf(last) > behind ? found : undefined;
  }

  function suiting(some: readonly number[], parts: readonly string[]): number[] {
    return some.filter((name) => {
      const words = orders.wordsOf(name);
      return parts.every((part) => words.some((word) => word.startsWith(part)));
    });
  }

  function namesWith(ranges: readonly WordRange[]): Uint32Array {
    const found = createGrowingList(256);
    const touched = createGrowingList(1024);
    ranges.forEach((range, part) => {
      namesBy.visitIn(range, (name) => {
        // A name with two words in one range counts once, and only if it has every part before.
        if (held[name] !== part) return;
        held[name] = part + 1;
        if (part === 0) touched.push(name);
        // The index still knows names that nobody has any more.
        if (part + 1 === ranges.length && papersOf(name) > 0) found.push(name);
      });
    });
    for (const name of touched.finish()) held[name] = 0;
    return found.finish();
  }
}
