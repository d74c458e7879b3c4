import type { Lexicon, WordRange } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { listOfArray } from '../index/three-bytes.ts';
import { byWords } from '../index/title-order.ts';
import { openTitleWords, type TitleWordReader } from '../index/title-words.ts';
import { createRankedOrder, type RankedOrder } from './ranked-order.ts';
import { highest } from './static-rank.ts';

/** Positions `[from, to)` in each part of the titles. */
export type TitlePlaces = readonly (readonly [from: number, to: number])[];

/** Titles in alphabetical order by word; finds the highest ranks among those with a typed prefix. */
export interface TitleOrders {
  /**
   * The titles that begin with a word of each range; all titles if there is no range. The same in all orders of one index.
   *
   * @param among - Places that contain all of them.
   */
  beginning(typed: readonly WordRange[], among?: TitlePlaces): TitlePlaces;
  /**
   * The `limit` documents with the highest ranks at these places, in this order among equals.
   *
   * @param rankOf - See `RankedOrder.highest`.
   */
  highest(
    places: TitlePlaces,
    limit: number,
    rankOf: (document: number, least?: number) => number,
    mostOf: (rank: number) => number,
  ): number[];
  /** The same among the documents that `chosen` picks from positions `[from, to)` of each part's order. */
  highestOf(
    places: TitlePlaces,
    limit: number,
    rankOf: (document: number) => number,
    chosen: (order: Uint32Array, from: number, to: number) => readonly number[],
  ): number[];
  /** Precomputes the cached ranks, in slices. */
  prepare(): Promise<void>;
  /** The ranks cached for titles before the tail. */
  readonly remembered: Float64Array;
}

/** Ranks cached for an earlier index with the same papers before its tail: see `RankedOrder`. */
export interface KnownTitles {
  readonly remembered: Float64Array;
  /** Documents whose ranks have changed. */
  readonly changed: readonly number[];
}

/** Titles sorted together: those before the tail, or those of the tail. */
interface Part {
  /** Documents by their joint numbers, and by the part's own. */
  readonly order: Uint32Array;
  readonly own: Uint32Array;
  readonly titleStart: Uint32Array;
  readonly wordAt: TitleWordReader;
  readonly ranked: RankedOrder;
  rangeIn(range: WordRange): readonly [low: number, high: number];
}

const NOWHERE = [0, 0] as const;

/** @param rankOf - The documents' ranks in the orders. */
export function createTitleOrders(
  index: PackedIndex,
  lexicon: Pick<Lexicon, 'compare'>,
  rankOf: (document: number) => number,
  known?: KnownTitles,
): TitleOrders {
  const { tail, titleStart, titleOrder } = index;
  const wordAt = openTitleWords(index.titleWords);
  const places = (known?.changed ?? []).flatMap((document) => {
    const place = placeOfDocument(index, document);
    return place < 0 ? [] : [place];
  });
  const first: Part = {
    order: titleOrder,
    own: titleOrder,
    titleStart,
    wordAt,
    ranked: createRankedOrder(
      listOfArray(titleOrder),
      rankOf,
      known && { remembered: known.remembered, changed: places },
    ),
    rangeIn: ([low, high]) => [low, high],
  };
  const parts = [first];
  if (tail !== undefined)
    parts.push({
      order: tail.titleOrder,
      own: tail.index.titleOrder,
      titleStart: tail.index.titleStart,
      wordAt: openTitleWords(tail.index.titleWords),
      ranked: createRankedOrder(listOfArray(tail.titleOrder), rankOf),
      rangeIn: ([, , low = 0, high = 0]) => [low, high],
    });

  /** Compares titles like the orders: by words, then by number. */
  function compare(a: number, b: number): number {
    const startA = titleStart[a] ?? 0;
    const startB = titleStart[b] ?? 0;
    const lengthA = (titleStart[a + 1] ?? 0) - startA;
    const lengthB = (titleStart[b + 1] ?? 0) - startB;
    for (let i = 0; i < Math.min(lengthA, lengthB); i++) {
      const difference = lexicon.compare(wordAt(startA + i), wordAt(startB + i));
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB || a - b;
  }

  /** Merges the parts' lists, each highest first. */
  function merged(lists: readonly number[][], limit: number, ranked: (document: number) => number): number[] {
    const [first = [], second = []] = lists;
    if (second.length === 0) return first;
    return [...first, ...second].sort((a, b) => ranked(b) - ranked(a) || compare(a, b)).slice(0, limit);
  }

  return {
    beginning: (typed, among) => parts.map((part, i) => placesIn(part, typed, among?.[i])),
    highest: (places, limit, ranked, mostOf) =>
      merged(
        parts.map((part, i) => part.ranked.highest(...(places[i] ?? NOWHERE), limit, ranked, mostOf)),
        limit,
        ranked,
      ),
    highestOf: (places, limit, ranked, chosen) =>
      merged(
        parts.map((part, i) => highest(chosen(part.order, ...(places[i] ?? NOWHERE)), limit, ranked)),
        limit,
        ranked,
      ),
    remembered: first.ranked.remembered,
    async prepare() {
      for (const { ranked } of parts) await ranked.prepare();
    },
  };
}

/** A document's position among the titles before the tail; -1 for one in the tail. */
function placeOfDocument({ titleStart, titleWords, titleOrder }: PackedIndex, document: number): number {
  if (document >= titleOrder.length) return -1;
  const compare = byWords(titleStart, openTitleWords(titleWords));
  let low = 0;
  let high = titleOrder.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(titleOrder[middle] ?? 0, document) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The positions in a part of titles that begin with a word of each range. */
function placesIn(
  part: Part,
  typed: readonly WordRange[],
  [least, most]: readonly [number, number] = [0, part.order.length],
): readonly [from: number, to: number] {
  const ranges = typed.map(part.rangeIn);
  const from = firstNotBefore(part, ranges, { end: false, least, most });
  return [from, firstNotBefore(part, ranges, { end: true, least: from, most })];
}

/** Which end of a prefix is sought, and between which positions it is. */
interface Sought {
  readonly end: boolean;
  readonly least: number;
  readonly most: number;
}

/**
 * The first position whose title isn't before the typed prefix, or with `end`, isn't before the end of the prefix range.
 * An end is looked for in growing steps: most prefixes have few titles.
 */
function firstNotBefore(
  { own, titleStart, wordAt }: Part,
  typed: readonly (readonly [number, number])[],
  { end, least, most }: Sought,
) {
  let low = least;
  let high = most;
  for (let step = end ? 1 : high; low + step < high; step *= 2) {
    if (isBefore(own[low + step] ?? 0)) low += step + 1;
    else high = low + step;
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(own[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;

  function isBefore(document: number): boolean {
    const start = titleStart[document] ?? 0;
    const size = (titleStart[document + 1] ?? 0) - start;
    for (let i = 0; i < typed.length; i++) {
      if (i >= size) return true;
      const word = wordAt(start + i);
      const [from, to] = typed[i] ?? [0, 0];
      if (word < from) return true;
      if (word >= to) return false;
    }
    return end;
  }
}
