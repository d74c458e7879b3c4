import { holdersOf } from '../index/joint-postings.ts';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createStemmer } from '../text/stems.ts';
import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';

/** A word of a query as the catalog knows it. */
export interface QueryWord {
  readonly text: string;
  /** Number of the word as written, `NONE` if it's not in the catalog. */
  readonly word: number;
  /** Number of its stem, `NONE` for a stop word or if no word in the catalog shares it. */
  readonly stem: number;
  readonly isStop: boolean;
}

/** A stem of a query and how often it occurs there. */
export interface QueryTerm {
  readonly stem: number;
  readonly weight: number;
}

/** A query as the ranking sees it. */
export interface RankedQuery {
  readonly terms: readonly QueryTerm[];
  /** Stems in the order of the query, with repetitions. */
  readonly order: readonly number[];
  /** Numbers of the words as written, `NONE` for one not in the catalog; parallel to `order`. */
  readonly surface: readonly number[];
}

/** Looks up the words of texts. */
export interface QueryReader {
  /** Every word, including stop words. */
  read(text: string): QueryWord[];
  /** A single word, already folded. */
  word(folded: string): QueryWord;
  /** A word of the catalog by its number. */
  known(word: number): QueryWord;
  /** How many papers there are. */
  readonly papers: number;
  /** How many papers have a word with this stem. */
  frequency(stem: number): number;
}

export function createQueryReader(index: PackedIndex, lexicon: Lexicon, stems: Lexicon): QueryReader {
  const stemmed = createStemmer();

  function lookUp(text: string): QueryWord {
    const word = lexicon.find(text);
    const isStop = isStopWord(text);
    if (isStop) return { text, word, stem: NONE, isStop };
    const stem = word === NONE ? stems.find(stemmed(text)) : (index.stemOf[word] ?? NONE);
    // After a text was replaced, a word may be left that no paper has.
    const isHeld = holdersOf(index, stem) > 0;
    return { text, word: isHeld ? word : NONE, stem: isHeld ? stem : NONE, isStop };
  }

  return {
    papers: index.documents,
    read: (text) => words(text).map(lookUp),
    word: lookUp,
    known: (word) => lookUp(lexicon.at(word)),
    frequency: (stem) => (stem === NONE ? 0 : holdersOf(index, stem)),
  };
}

/** The part of a query that ranks: known content words. */
export function rankable(queryWords: readonly QueryWord[]): RankedQuery {
  const known = queryWords.filter(({ stem }) => stem !== NONE);
  const weights = new Map<number, number>();
  for (const { stem } of known) weights.set(stem, (weights.get(stem) ?? 0) + 1);
  return {
    terms: [...weights].map(([stem, weight]) => ({ stem, weight })),
    order: known.map(({ stem }) => stem),
    surface: known.map(({ word }) => word),
  };
}
