import type { PackedIndex } from './packed-index.ts';

/** Titles that hold the words of a query one after the other, stop words among them. */
export interface TitleMatcher {
  /** Documents in the catalog's order; none for fewer than one word. */
  holding(wordNumbers: readonly number[]): number[];
  /** Documents whose titles hold all the words, in any order. */
  holdingAll(wordNumbers: readonly number[]): number[];
  /** Whether a title holds all the words, in any order. */
  holdsAll(document: number, wordNumbers: readonly number[]): boolean;
  /** Whether a title begins with the words, and whether it ends in them. */
  startsWith(document: number, wordNumbers: readonly number[]): boolean;
  endsIn(document: number, wordNumbers: readonly number[]): boolean;
  /** The share that so many words are of a title. */
  share(document: number, wordCount: number): number;
  /** Whether the whole title is these words. */
  isWhole(document: number, wordNumbers: readonly number[]): boolean;
  /** Whether the words are the name that the title gives to its subject (`BERT: …`). */
  isName(document: number, wordNumbers: readonly number[]): boolean;
  /** Documents whose titles give their subject the words for a name. */
  naming(wordNumbers: readonly number[]): number[];
}

export function createTitleMatcher(index: PackedIndex): TitleMatcher {
  const { titleStart, titleWords, titleName, titlePostingStart, titlePostingDocument } = index;

  function holds(document: number, numbers: readonly number[]): boolean {
    const last = (titleStart[document + 1] ?? 0) - numbers.length;
    for (let from = titleStart[document] ?? 0; from <= last; from++) {
      let i = 0;
      while (i < numbers.length && titleWords[from + i] === numbers[i]) i++;
      if (i === numbers.length) return true;
    }
    return false;
  }

  function holdsAll(document: number, numbers: readonly number[]): boolean {
    const title = titleWords.subarray(titleStart[document] ?? 0, titleStart[document + 1] ?? 0);
    return numbers.every((word) => title.includes(word));
  }

  /** The titles of the rarest of some words that pass a test. */
  function among(numbers: readonly number[], test: (document: number) => boolean): number[] {
    let rarest = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const word of numbers) {
      const papers = (titlePostingStart[word + 1] ?? 0) - (titlePostingStart[word] ?? 0);
      if (papers < fewest) {
        fewest = papers;
        rarest = word;
      }
    }
    if (rarest < 0 || fewest === 0) return [];
    const found: number[] = [];
    for (let p = titlePostingStart[rarest] ?? 0; p < (titlePostingStart[rarest + 1] ?? 0); p++) {
      const document = titlePostingDocument[p] ?? 0;
      if (test(document)) found.push(document);
    }
    return found;
  }

  function startsWith(document: number, numbers: readonly number[]): boolean {
    const start = titleStart[document] ?? 0;
    const size = (titleStart[document + 1] ?? 0) - start;
    return numbers.length <= size && numbers.every((word, i) => titleWords[start + i] === word);
  }

  function isName(document: number, numbers: readonly number[]): boolean {
    return numbers.length > 0 && titleName[document] === numbers.length && startsWith(document, numbers);
  }

  return {
    holding: (numbers) => among(numbers, (document) => holds(document, numbers)),
    holdingAll: (numbers) => among(numbers, (document) => holdsAll(document, numbers)),
    holdsAll,

    startsWith,

    endsIn(document, numbers) {
      const from = (titleStart[document + 1] ?? 0) - numbers.length;
      return from >= (titleStart[document] ?? 0) && numbers.every((word, i) => titleWords[from + i] === word);
    },

    share: (document, wordCount) =>
      wordCount / ((titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0)),

    isWhole(document, numbers) {
      const size = (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);
      return size === numbers.length && holds(document, numbers);
    },

    isName,
    naming: (numbers) => among(numbers, (document) => isName(document, numbers)),
  };
}
