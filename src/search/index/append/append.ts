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

/** Texts of two indexes where they stand end to end already: see `mergeIndex`. */
export interface GrownTexts
  extends PackedTexts,
    Pick<PackedIndex, 'textLength' | 'titleLength' | 'titleStart' | 'titleWords'> {
  /** Which word of the second index each word is that the first one lacks, by its number from there on. */
  readonly added: Uint32Array;
}

/**
 * The index of the papers of two indexes, those of the second numbered on behind those of the first: the index that is built of
 * all of them, but that words which are new have the highest codes in texts, and that best scores may be some too high. Nothing of the first one is read as text: its
 * arrays are copied in large pieces. In memory that threads share; neither is changed.
 *
 * @param grown the texts of both, where they need not be joined any more.
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

  /** The number of a word that both indexes had together. */
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
