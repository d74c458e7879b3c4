import { firstNotBelow } from './ascending.ts';
import type { Lexicon, WordRange } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';
import { CODELESS, openTitleWords } from './title-words.ts';

/** A predicate on a position in the titles. Compares codes where it can, without looking up words. */
export type TitleWordTest = (at: number) => boolean;

type Titles = Pick<PackedIndex, 'titleWords' | 'words'>;

/** Values to look for in the titles, and how to read the value at a position. */
export interface SoughtWords {
  readonly values: readonly number[];
  valueAt(at: number): number;
}

/** Matches no position. */
const NOWHERE = -1;

/** Prepares words for a scan of the titles: compares codes, or word numbers if some word may have no code. */
export function createTitleWordSeeker({
  titleWords,
  words,
}: Titles): (numbers: readonly number[]) => SoughtWords {
  const { codes, wordOf, codelessAt } = titleWords;
  const { inOrder, codeFrom } = codesInOrder({ titleWords, words });
  const byCode = (at: number) => codes[at] ?? CODELESS;
  const byNumber = openTitleWords(titleWords);

  function codeOf(word: number): number {
    const code = codeFrom(word);
    return code < inOrder && wordOf[code] === word ? code : wordOf.indexOf(word, inOrder);
  }

  return (numbers) => {
    const values = numbers.map(codeOf);
    const haveCodes = codelessAt.length === 0 || !values.includes(NOWHERE);
    return haveCodes ? { values, valueAt: byCode } : { values: numbers, valueAt: byNumber };
  };
}

/** Builds a predicate: is the word at this position within the range? */
export function createTitleRangeTest(
  index: Titles,
  lexicon: Pick<Lexicon, 'isIn'>,
): (range: WordRange) => TitleWordTest {
  const { codes } = index.titleWords;
  const wordAt = openTitleWords(index.titleWords);
  const { inOrder, codeFrom } = codesInOrder(index);
  return (range) => {
    const [low, high] = range;
    const from = codeFrom(low);
    // Not every word has a code, and each has only one.
    const to = codeFrom(high, from, from + high - low);
    return (at) => {
      const code = codes[at] ?? CODELESS;
      return code < inOrder ? code >= from && code < to : lexicon.isIn(range, wordAt(at));
    };
  };
}

/** Reads the length of the word at a position; cached by code, since many titles share words. */
export function openTitleWordLengths(
  { titleWords }: Titles,
  lexicon: Pick<Lexicon, 'lengthOf'>,
): (at: number) => number {
  const { codes, wordOf } = titleWords;
  const wordAt = openTitleWords(titleWords);
  const lengths = new Uint16Array(wordOf.length);
  return (at) => {
    const code = codes[at] ?? CODELESS;
    if (code === CODELESS) return lexicon.lengthOf(wordAt(at));
    const known = lengths[code] ?? 0;
    if (known > 0) return known;
    const length = lexicon.lengthOf(wordOf[code] ?? 0);
    lengths[code] = length;
    return length;
  };
}

/** The leading codes that are in word order; their words are all in the first list. Words of a tail have a separate order. */
function codesInOrder({ titleWords: { wordOf }, words }: Titles) {
  const size = words.starts.length - 1;
  let inOrder = 0;
  for (let before = -1; inOrder < wordOf.length; inOrder++) {
    const word = wordOf[inOrder] ?? 0;
    if (word <= before || word >= size) break;
    before = word;
  }
  return {
    /** How many codes that is. */
    inOrder,
    /** The first code whose word is not before the given one. */
    codeFrom: (word: number, begin = 0, end = inOrder) =>
      firstNotBelow(wordOf, word, Math.min(end, inOrder), begin),
  };
}
