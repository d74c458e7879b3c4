import { openTitleLists } from '../index/joint-lists.ts';
import { type Lexicon, NONE, type WordRange } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import { openTitleWords } from '../index/title-words.ts';
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
  const { titleStart } = index;
  const wordAt = openTitleWords(index.titleWords);
  const titlesBy = openTitleLists(index);
  const titlesOf = titlesBy.count;

  /** How often titles hold each word of a range after another word; undefined when one holds the word as it is typed. */
  function after(before: number, typed: QueryWord, range: WordRange) {
    if (titles.isHeld([before, typed.word])) return undefined;
    const counts = new Map<number, number>();
    // Looked through from the side that fewer titles are on.
    if (titlesBy.countIn(range) >= titlesOf(before)) countIn(before, range);
    else lexicon.eachIn(range, (word) => countIn(word, lexicon.rangeOf(word)));
    return counts;

    /** Counts the words of a range that stand after the word before, in the titles with a word. */
    function countIn(held: number, sought: WordRange): void {
      let looked = 0;
      titlesBy.visitIn(lexicon.rangeOf(held), (document) => {
        if (looked++ === LOOK_LIMIT) return false;
        const end = titleStart[document + 1] ?? 0;
        for (let at = (titleStart[document] ?? 0) + 1; at < end; at++) {
          const word = wordAt(at);
          if (wordAt(at - 1) !== before || !lexicon.isIn(sought, word)) continue;
          counts.set(word, (counts.get(word) ?? 0) + 1);
        }
        return true;
      });
    }
  }

  function commonestIn(range: WordRange): number | undefined {
    let best: number | undefined;
    let most = LEAST_TITLES - 1;
    lexicon.eachIn(range, (word) => {
      const titles = titlesOf(word);
      if (titles <= most) return;
      best = word;
      most = titles;
    });
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
      (a, b) => b[1] - a[1] || titlesOf(b[0]) - titlesOf(a[0]) || lexicon.compare(a[0], b[0]),
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
