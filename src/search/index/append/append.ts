import { sharedArray } from '../growing-array.ts';
import { addExplained, mostExplained } from '../mined-acronyms.ts';
import type { PackedIndex } from '../packed-index.ts';
import type { PackedTexts } from '../texts.ts';
import { appendAuthors } from './append-authors.ts';
import { appendBest } from './append-best.ts';
import { appendPostings } from './append-postings.ts';
import { appendTexts } from './append-texts.ts';
import { renumberedTitleWords } from './append-title-words.ts';
import { appendTitles } from './append-titles.ts';
import { appendWords } from './append-words.ts';
import { joined } from './joined.ts';
import { joinedStemOf } from './joined-stem-of.ts';
import { placesAmong } from './places.ts';

/** Texts of two indexes that are already joined: see `mergeIndex`. */
export interface GrownTexts
  extends PackedTexts,
    Pick<PackedIndex, 'textLength' | 'titleLength' | 'titleStart' | 'titleWords'> {
  /** For each word number after the first index, the position of the word in the second. */
  readonly added: Uint32Array;
}

/**
 * Joins two indexes, numbering the papers of the second after those of the first. The result equals an index built of all papers,
 * except that new words have the highest text codes and best scores may be slightly too high. Copies the arrays of the first index in
 * large pieces, without decoding texts, into shared memory. Changes neither index.
 *
 * @param grown the texts of both, if they are already joined.
 */
export function appendIndex(first: PackedIndex, second: PackedIndex, grown?: GrownTexts): PackedIndex {
  const words = placesAmong(first.words, second.words);
  const stems = placesAmong(first.stems, second.stems);
  const unscored = {
    ...appendPostings(first, second, stems),
    documents: first.documents + second.documents,
    textLength: grown?.textLength ?? joined(Uint16Array, first.textLength, second.textLength),
    titleLength: grown?.titleLength ?? joined(Uint16Array, first.titleLength, second.titleLength),
    textTotal: first.textTotal + second.textTotal,
    titleTotal: first.titleTotal + second.titleTotal,
  };
  const explained = addExplained(first.explained, second.explained);
  return {
    ...unscored,
    ...appendBest(first, unscored, stems),
    words: appendWords(first.words, second.words, words),
    stems: appendWords(first.stems, second.stems, stems),
    stemOf: joinedStemOf(first, second, words, stems),
    ...(grown === undefined ? appendTexts(first, second, words) : withCodes(grown)),
    ...appendTitles(first, second, words, grown && titlesByWords(grown)),
    ...appendAuthors(first, second, first.documents),
    explained,
    acronyms: mostExplained(explained, unscored.documents),
  };

  /** The number in the new index of a word with a joint number. */
  function numberOf(word: number, { added }: Pick<GrownTexts, 'added'>): number {
    const { length } = first.wordOfCode;
    return (word < length ? words.ofFirst[word] : words.ofSecond[added[word - length] ?? 0]) ?? 0;
  }

  function withCodes({ textStart, textCodes, ...grown }: GrownTexts): PackedTexts {
    const wordOfCode = sharedArray(Uint32Array, grown.wordOfCode.length);
    grown.wordOfCode.forEach((word, code) => {
      wordOfCode[code] = numberOf(word, grown);
    });
    return { textStart, textCodes, wordOfCode };
  }

  function titlesByWords({
    titleStart,
    ...grown
  }: GrownTexts): Pick<PackedIndex, 'titleStart' | 'titleWords'> {
    return {
      titleStart,
      titleWords: renumberedTitleWords(grown.titleWords, (word) => numberOf(word, grown)),
    };
  }
}
