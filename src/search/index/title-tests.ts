import { firstNotBelow } from './ascending.ts';
import type { Lexicon, WordRange } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';
import { CODELESS, openTitleWords } from './title-words.ts';

/** Tells what stands in a place of the titles. Codes are compared, and no word is looked up. */
export type TitleWordTest = (at: number) => boolean;

type Titles = Pick<PackedIndex, 'titleWords' | 'words'>;

/** What places of titles are compared with, and what of a place is compared. */
export interface SoughtWords {
  readonly values: readonly number[];
  valueAt(at: number): number;
}

/** In no place. */
const NOWHERE = -1;

/** Makes some words ready to be looked for in many places: by their codes, where none of them may stand in one without. */
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

/** Makes tests whether it is a word of a range. */
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
    const to = codeFrom(high);
    return (at) => {
      const code = codes[at] ?? CODELESS;
      return code < inOrder ? code >= from && code < to : lexicon.isIn(range, wordAt(at));
    };
  };
}

/** Reads how many letters the word in a place has; that of a code is remembered, as many titles share it. */
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

/** The codes that are in the order of their words, all of which are of the first list: those of a tail stand in one of their own. */
function codesInOrder({ titleWords: { wordOf }, words }: Titles) {
  const size = words.starts.length - 1;
  let inOrder = 0;
  for (let before = -1; inOrder < wordOf.length; inOrder++) {
    const word = wordOf[inOrder] ?? 0;
    if (word <= before || word >= size) break;
    before = word;
  }
  return {
    /** How many there are. */
    inOrder,
    /** The first of them whose word is not before one. */
    codeFrom: (word: number) => firstNotBelow(wordOf, word, inOrder),
  };
}
