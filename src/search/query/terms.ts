import { type Lexicon, NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { RankedQuery } from '../rank/rerank.ts';
import { createStemmer } from '../text/stems.ts';
import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/tokens.ts';
import type { SpellingCandidate } from './spelling.ts';

/** A word of a query as the catalog knows it. */
export interface QueryWord {
  readonly text: string;
  /** Number of the word as written, `NONE` if the catalog lacks it. */
  readonly word: number;
  /** Number of its stem, `NONE` if no word of the catalog shares it. */
  readonly stem: number;
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** The words of a query that say something, each looked up. */
export interface QueryReader {
  /** All words but stop words. */
  read(text: string): QueryWord[];
  /** Replaces each word that the catalog does not know, where a near one exists. */
  correct(queryWords: readonly QueryWord[]): { words: QueryWord[]; corrections: Correction[] };
  rankable(queryWords: readonly QueryWord[]): RankedQuery;
}

export function createQueryReader(
  index: PackedIndex,
  lexicon: Lexicon,
  stems: Lexicon,
  nearest: (misspelt: string) => SpellingCandidate[],
  isName: (word: string) => boolean,
): QueryReader {
  const stem = createStemmer();

  function lookUp(text: string): QueryWord {
    const word = lexicon.find(text);
    return { text, word, stem: word === NONE ? stems.find(stem(text)) : (index.stemOf[word] ?? NONE) };
  }

  return {
    read: (text) =>
      words(text)
        .filter((word) => !isStopWord(word))
        .map(lookUp),

    correct(queryWords) {
      const corrections: Correction[] = [];
      const corrected = queryWords.map((given) => {
        if (given.stem !== NONE || isName(given.text) || /^\d+$/.test(given.text)) return given;
        const best = likeliest(given.text);
        if (best === undefined) return given;
        corrections.push({ from: given.text, to: best.text });
        return best;
      });
      return { words: corrected, corrections };
    },

    rankable(queryWords) {
      const known = queryWords.filter((word) => word.stem !== NONE);
      const weights = new Map<number, number>();
      for (const { stem: id } of known) weights.set(id, (weights.get(id) ?? 0) + 1);
      return {
        terms: [...weights].map(([id, weight]) => ({ stem: id, weight })),
        order: known.map((word) => word.stem),
        surface: known.map((word) => word.word),
      };
    },
  };

  /** Fewest edits first; among those the first letter kept, then the word that most papers hold. */
  function likeliest(misspelt: string): QueryWord | undefined {
    let best: QueryWord | undefined;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const { word, distance } of nearest(misspelt)) {
      const id = index.stemOf[word] ?? NONE;
      if (id === NONE) continue;
      const papers = (index.postingStart[id + 1] ?? 0) - (index.postingStart[id] ?? 0);
      const text = lexicon.at(word);
      const score = Math.log(papers) - 6 * distance + (text[0] === misspelt[0] ? 2 : 0);
      if (score > bestScore) {
        bestScore = score;
        best = { text, word, stem: id };
      }
    }
    return best;
  }
}
