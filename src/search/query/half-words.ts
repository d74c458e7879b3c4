import { type Lexicon, NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import type { QueryReader, QueryWord } from './terms.ts';

/** What a word may be the beginning of, by what titles hold. */
export interface HalfWords {
  /**
   * What the last word of a query begins, when it is half typed: no title holds it after the word before it, and some title
   * holds a word there that begins with it. The commonest such word; for a word that the catalog does not know, and none
   * before it tells, the commonest in titles. Undefined for a whole word.
   */
  completion(words: readonly QueryWord[]): QueryWord | undefined;
  /** Whether a word that the catalog does not know begins words that some papers hold: it is half typed, not misspelt. */
  begins(word: string): boolean;
}

/** Shorter beginnings say too little, after another word and alone. */
const SHORTEST_AFTER = 2;
const SHORTEST = 3;
/** Titles looked at for the word before. */
const LOOK_LIMIT = 60_000;
/** So many times more titles hold what a whole query begins than texts hold it as it is. */
const FAR_MORE = 100;
/** Last words kept: one query asks for its own several times. */
const REMEMBERED = 16;
/** So many titles hold a word before it counts as begun by another word than its own stem. */
const LEAST_TITLES = 2;

export function createHalfWords(
  index: PackedIndex,
  lexicon: Lexicon,
  reader: QueryReader,
  titles: Pick<TitleMatcher, 'isHeld'>,
  isName: (word: string) => boolean,
): HalfWords {
  const { titleStart, titleWords, titlePostingStart, titlePostingDocument } = index;
  const titlesOf = (word: number) => (titlePostingStart[word + 1] ?? 0) - (titlePostingStart[word] ?? 0);

  /** How often titles hold each word of a range after another word; undefined when one holds the word as it is typed. */
  function after(before: number, typed: QueryWord, [low, high]: readonly [number, number]) {
    if (titles.isHeld([before, typed.word])) return undefined;
    const counts = new Map<number, number>();
    const first = titlePostingStart[low] ?? 0;
    const last = titlePostingStart[high] ?? 0;
    // Looked through from the side that fewer titles are on.
    if (last - first >= titlesOf(before)) countIn(before, low, high);
    else for (let word = low; word < high; word++) countIn(word, word, word + 1);
    return counts;

    /** Counts the words of a range that stand after the word before, in the titles with a word. */
    function countIn(held: number, from: number, to: number): void {
      const start = titlePostingStart[held] ?? 0;
      const stop = Math.min(titlePostingStart[held + 1] ?? 0, start + LOOK_LIMIT);
      for (let p = start; p < stop; p++) {
        const document = titlePostingDocument[p] ?? 0;
        const end = titleStart[document + 1] ?? 0;
        for (let at = (titleStart[document] ?? 0) + 1; at < end; at++) {
          const word = titleWords[at] ?? 0;
          if (word < from || word >= to || titleWords[at - 1] !== before) continue;
          counts.set(word, (counts.get(word) ?? 0) + 1);
        }
      }
    }
  }

  function commonestIn([low, high]: readonly [number, number]): number | undefined {
    let best: number | undefined;
    for (let word = low; word < high; word++) {
      if (titlesOf(word) >= LEAST_TITLES && titlesOf(word) > titlesOf(best ?? NONE)) best = word;
    }
    return best;
  }

  const isKnown = ({ text, word, stem }: QueryWord) => word !== NONE || stem !== NONE || isName(text);

  /** Whether a word is meant as it is: one that the catalog knows, unless alone it begins another that far more titles hold. */
  function isWhole(last: QueryWord, queryLength: number): boolean {
    if (!isKnown(last)) return false;
    const best =
      queryLength === 1 && !isName(last.text) ? commonestIn(lexicon.prefixRange(last.text)) : undefined;
    return best === undefined || titlesOf(best) < FAR_MORE * (reader.frequency(last.stem) + 1);
  }

  function find(last: QueryWord, before: number, queryLength: number): QueryWord | undefined {
    const range = lexicon.prefixRange(last.text);
    const counts = before === NONE ? new Map<number, number>() : after(before, last, range);
    if (counts === undefined) return undefined;
    const [beside] = [...counts].sort(
      (a, b) => b[1] - a[1] || titlesOf(b[0]) - titlesOf(a[0]) || a[0] - b[0],
    );
    const best =
      beside?.[0] ??
      (isWhole(last, queryLength) || last.text.length < SHORTEST ? undefined : commonestIn(range));
    const meant = best === undefined ? undefined : reader.known(best);
    return meant === undefined || meant.isStop || meant.stem === last.stem ? undefined : meant;
  }

  const remembered = new Map<string, QueryWord | undefined>();

  return {
    completion(words) {
      const last = words.at(-1);
      if (last === undefined || last.isStop || last.text.length < SHORTEST_AFTER || /\d/.test(last.text))
        return undefined;
      const before = words.at(-2)?.word ?? NONE;
      const key = `${before} ${last.text} ${words.length === 1}`;
      if (remembered.has(key)) return remembered.get(key);
      const found = find(last, before, words.length);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(key, found);
      return found;
    },
    begins: (word) => word.length >= SHORTEST && commonestIn(lexicon.prefixRange(word)) !== undefined,
  };
}
