import type { PackedIndex } from './packed-index.ts';

/** Titles that hold the words of a query one after the other, stop words among them. */
export interface TitleMatcher {
  /** Documents in the catalog's order; none for fewer than one word. */
  holding(wordNumbers: readonly number[]): readonly number[];
  /** Whether there is such a title. */
  isHeld(wordNumbers: readonly number[]): boolean;
  /** Documents whose titles hold all the words, in any order. */
  holdingAll(wordNumbers: readonly number[]): number[];
  /** Documents whose titles are just the words, in any order. */
  madeOf(wordNumbers: readonly number[]): number[];
  /** Whether a title holds all the words, in any order. */
  holdsAll(document: number, wordNumbers: readonly number[]): boolean;
  /** Whether a title begins with the words, and whether it ends in them. */
  startsWith(document: number, wordNumbers: readonly number[]): boolean;
  endsIn(document: number, wordNumbers: readonly number[]): boolean;
  /** The share that so many words are of a title. */
  share(document: number, wordCount: number): number;
  /** Documents whose whole title is these words. */
  being(wordNumbers: readonly number[]): number[];
  /** Whether the whole title is these words. */
  isWhole(document: number, wordNumbers: readonly number[]): boolean;
  /** Whether the words are the name that the title gives to its subject (`BERT: …`). */
  isName(document: number, wordNumbers: readonly number[]): boolean;
  /** Documents whose titles give their subject the words for a name. */
  naming(wordNumbers: readonly number[]): number[];
}

/** Runs of words whose titles are kept: one query asks for the same ones several times. */
const REMEMBERED = 64;

export function createTitleMatcher(index: PackedIndex): TitleMatcher {
  const { titleStart, titleWords, titleName, titlePostingStart, titlePostingDocument } = index;
  const remembered = new Map<string, readonly number[]>();

  function holds(document: number, numbers: readonly number[]): boolean {
    const last = (titleStart[document + 1] ?? 0) - numbers.length;
    const first = numbers[0];
    for (let from = titleStart[document] ?? 0; from <= last; from++) {
      if (titleWords[from] !== first) continue;
      let i = 1;
      while (i < numbers.length && titleWords[from + i] === numbers[i]) i++;
      if (i === numbers.length) return true;
    }
    return false;
  }

  function holdsAll(document: number, numbers: readonly number[]): boolean {
    const title = titleWords.subarray(titleStart[document] ?? 0, titleStart[document + 1] ?? 0);
    return numbers.every((word) => title.includes(word));
  }

  /** The titles of the rarest of some words. */
  function ofRarest(numbers: readonly number[]): Uint32Array {
    let from = 0;
    let to = numbers.length === 0 ? 0 : Number.POSITIVE_INFINITY;
    for (const word of numbers) {
      const start = titlePostingStart[word] ?? 0;
      const end = titlePostingStart[word + 1] ?? start;
      if (end - start < to - from) {
        from = start;
        to = end;
      }
    }
    return titlePostingDocument.subarray(from, to);
  }

  function among(numbers: readonly number[], test: (document: number) => boolean): number[] {
    const found: number[] = [];
    for (const document of ofRarest(numbers)) if (test(document)) found.push(document);
    return found;
  }

  /** A loop of its own: most of what is asked of titles is this. */
  function find(numbers: readonly number[]): readonly number[] {
    const found: number[] = [];
    const titles = ofRarest(numbers);
    for (let i = 0; i < titles.length; i++) {
      const document = titles[i] ?? 0;
      if (holds(document, numbers)) found.push(document);
    }
    return found;
  }

  function holding(numbers: readonly number[]): readonly number[] {
    const key = numbers.join();
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = find(numbers);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, found);
    return found;
  }

  function sizeOf(document: number): number {
    return (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);
  }

  function startsWith(document: number, numbers: readonly number[]): boolean {
    const start = titleStart[document] ?? 0;
    return numbers.length <= sizeOf(document) && numbers.every((word, i) => titleWords[start + i] === word);
  }

  function isName(document: number, numbers: readonly number[]): boolean {
    return numbers.length > 0 && titleName[document] === numbers.length && startsWith(document, numbers);
  }

  function isWhole(document: number, numbers: readonly number[]): boolean {
    return sizeOf(document) === numbers.length && holds(document, numbers);
  }

  return {
    holding,
    isHeld: (numbers) =>
      (remembered.get(numbers.join())?.length ?? 0) > 0 ||
      ofRarest(numbers).some((document) => holds(document, numbers)),
    holdingAll: (numbers) => among(numbers, (document) => holdsAll(document, numbers)),
    madeOf: (numbers) =>
      among(numbers, (document) => sizeOf(document) === numbers.length && holdsAll(document, numbers)),
    holdsAll,

    startsWith,

    endsIn(document, numbers) {
      const from = (titleStart[document + 1] ?? 0) - numbers.length;
      return from >= (titleStart[document] ?? 0) && numbers.every((word, i) => titleWords[from + i] === word);
    },

    share: (document, wordCount) => wordCount / sizeOf(document),

    being: (numbers) => among(numbers, (document) => isWhole(document, numbers)),
    isWhole,

    isName,
    naming: (numbers) => among(numbers, (document) => isName(document, numbers)),
  };
}
