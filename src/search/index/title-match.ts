import { openTitleLists } from './joint-lists.ts';
import type { PackedIndex } from './packed-index.ts';
import type { NumberList } from './three-bytes.ts';
import { createTitleWordSeeker } from './title-tests.ts';
import { openTitleWords } from './title-words.ts';

/** Finds titles that contain the words of a query, including stop words. */
export interface TitleMatcher {
  /** Documents whose titles contain the words consecutively, in catalog order; empty for no words. */
  holding(wordNumbers: readonly number[]): readonly number[];
  /** Whether `holding` finds any. */
  isHeld(wordNumbers: readonly number[]): boolean;
  /** Documents whose titles contain all the words, in any order. */
  holdingAll(wordNumbers: readonly number[]): number[];
  /** Documents whose titles consist of exactly the words, in any order. */
  madeOf(wordNumbers: readonly number[]): number[];
  /** Whether a title contains all the words, in any order. */
  holdsAll(document: number, wordNumbers: readonly number[]): boolean;
  /** Whether a title starts with the words; whether it ends with them. */
  startsWith(document: number, wordNumbers: readonly number[]): boolean;
  endsIn(document: number, wordNumbers: readonly number[]): boolean;
  /** The share of a title that this many words make up. */
  share(document: number, wordCount: number): number;
  /** Documents whose whole title is the words, in order. */
  being(wordNumbers: readonly number[]): number[];
  /** Whether the whole title is the words, in order. */
  isWhole(document: number, wordNumbers: readonly number[]): boolean;
  /** Whether the words are the name that the title gives its subject (`BERT: …`). */
  isName(document: number, wordNumbers: readonly number[]): boolean;
  /** Documents whose titles name their subject with the words. */
  naming(wordNumbers: readonly number[]): number[];
}

/** Cache size of `holding`: one query asks for the same words several times. */
const REMEMBERED = 64;

export function createTitleMatcher(index: PackedIndex): TitleMatcher {
  const { titleStart, titleName } = index;
  const wordAt = openTitleWords(index.titleWords);
  const seek = createTitleWordSeeker(index);
  const titlesBy = openTitleLists(index);
  const remembered = new Map<string, readonly number[]>();

  /** Builds a predicate: does a title contain the words consecutively? */
  function holds(numbers: readonly number[]): (document: number) => boolean {
    const { values, valueAt } = seek(numbers);
    const { length } = values;
    const first = values[0];
    return (document) => {
      const last = (titleStart[document + 1] ?? 0) - length;
      for (let from = titleStart[document] ?? 0; from <= last; from++) {
        if (valueAt(from) !== first) continue;
        let i = 1;
        while (i < length && valueAt(from + i) === values[i]) i++;
        if (i === length) return true;
      }
      return false;
    };
  }

  function holdsAll(document: number, numbers: readonly number[]): boolean {
    const end = titleStart[document + 1] ?? 0;
    for (const word of numbers) {
      let at = titleStart[document] ?? 0;
      while (at < end && wordAt(at) !== word) at++;
      if (at === end) return false;
    }
    return true;
  }

  /** Visits the documents whose titles contain the two rarest words, until `isLast` returns true. */
  function visit(numbers: readonly number[], isLast: (document: number) => boolean): void {
    const [rarest, second] = [...new Set(numbers)].sort((a, b) => titlesBy.count(a) - titlesBy.count(b));
    if (rarest === undefined) return;
    const others = second === undefined ? [] : titlesBy.parts(second);
    titlesBy.parts(rarest).some((part, i) => visitPart(part, others[i], isLast));
  }

  /** Visits the documents that are in both lists. Returns whether `isLast` stopped it. */
  function visitPart(
    documents: NumberList,
    others: NumberList | undefined,
    isLast: (document: number) => boolean,
  ): boolean {
    let at = 0;
    for (let i = 0; i < documents.length; i++) {
      const document = documents.at(i);
      if (others !== undefined) {
        at = notBefore(others, document, at, others.length);
        if (at === others.length) return false;
        if (others.at(at) !== document) continue;
      }
      if (isLast(document)) return true;
    }
    return false;
  }

  function among(numbers: readonly number[], test: (document: number) => boolean): number[] {
    const found: number[] = [];
    visit(numbers, (document) => {
      if (test(document)) found.push(document);
      return false;
    });
    return found;
  }

  function holding(numbers: readonly number[]): readonly number[] {
    const key = numbers.join();
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = among(numbers, holds(numbers));
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, found);
    return found;
  }

  function sizeOf(document: number): number {
    return (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);
  }

  function startsWith(document: number, numbers: readonly number[]): boolean {
    const start = titleStart[document] ?? 0;
    return numbers.length <= sizeOf(document) && numbers.every((word, i) => wordAt(start + i) === word);
  }

  function isName(document: number, numbers: readonly number[]): boolean {
    return numbers.length > 0 && titleName[document] === numbers.length && startsWith(document, numbers);
  }

  function isWhole(document: number, numbers: readonly number[]): boolean {
    return sizeOf(document) === numbers.length && startsWith(document, numbers);
  }

  return {
    holding,
    isHeld(numbers) {
      const known = remembered.get(numbers.join());
      if (known !== undefined) return known.length > 0;
      const isHolding = holds(numbers);
      let isFound = false;
      visit(numbers, (document) => {
        isFound = isHolding(document);
        return isFound;
      });
      return isFound;
    },
    holdingAll: (numbers) => among(numbers, (document) => holdsAll(document, numbers)),
    madeOf: (numbers) =>
      among(numbers, (document) => sizeOf(document) === numbers.length && holdsAll(document, numbers)),
    holdsAll,

    startsWith,

    endsIn(document, numbers) {
      const from = (titleStart[document + 1] ?? 0) - numbers.length;
      return from >= (titleStart[document] ?? 0) && numbers.every((word, i) => wordAt(from + i) === word);
    },

    share: (document, wordCount) => wordCount / sizeOf(document),

    being: (numbers) => among(numbers, (document) => isWhole(document, numbers)),
    isWhole,

    isName,
    naming: (numbers) => among(numbers, (document) => isName(document, numbers)),
  };
}

/** Galloping search in ascending numbers: the first position in `[from, to)` with a number not below `wanted`, else `to`. */
function notBefore(numbers: NumberList, wanted: number, from: number, to: number): number {
  let step = 1;
  let low = from;
  while (low + step < to && numbers.at(low + step) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers.at(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
