import { memoized } from '../../lazily.ts';
import { openTitleLists } from '../index/joint-lists.ts';
import { type Lexicon, NONE, type WordRange } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import { openTitleWords } from '../index/title-words.ts';
import type { QueryReader, QueryWord } from './terms.ts';

/** Completes half-typed words by what titles contain. */
export interface HalfWords {
  /**
   * The completion of a query's half-typed last word: no title has it after the word before it, but some title has a
   * word there that begins with it; the commonest is taken. For an unknown word without a telling word before it, the
   * commonest in titles. Undefined for a whole word.
   */
  completion(words: readonly QueryWord[]): QueryWord | undefined;
  /** The completion of a known last word that is only part of one: some titles have `extrac-` at the end of a line. */
  unbroken(words: readonly QueryWord[]): QueryWord | undefined;
  /** Whether an unknown word begins words that some papers have: it's half typed, not misspelt. */
  begins(word: string): boolean;
  /** The title word that an unknown word begins but for one wrong letter (`tranf`): the commonest, if it's in many titles. */
  nearlyBegun(word: string): QueryWord | undefined;
}

/** Shorter beginnings are too vague, after another word and alone. */
const SHORTEST_AFTER = 2;
const SHORTEST = 3;
/** Titles scanned for the word before. */
const LOOK_LIMIT = 60_000;
/** How many times more titles must have the completion than texts have the word, if it's the whole query. */
const FAR_MORE = 100;
/** Last words cached: a query asks for its own several times. */
const REMEMBERED = 16;
/** Fewest titles that a completion must be in. */
const LEAST_TITLES = 2;
/** A word in more papers is whole, even if titles have it before a hyphen at the end of a line: `extrac-tion`. */
const BROKEN = 20;
/** A misspelt beginning has more letters, though no more than a word has, and its completion this share of all titles. */
const SHORTEST_MISSPELT = 5;
const LONGEST_MISSPELT = 24;
const COMMON = 1 / 1_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

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

  /** How often titles have each word of a range after another word; undefined if one has the word as typed and it's whole. */
  function after(before: number, typed: QueryWord, range: WordRange) {
    const isHeld = titles.isHeld([before, typed.word]);
    if (isHeld && reader.frequency(typed.stem) > BROKEN) return undefined;
    const counts = new Map<number, number>();
    // Scans whichever side has fewer titles.
    if (titlesBy.countIn(range) >= titlesOf(before)) countIn(before, range);
    else lexicon.eachIn(range, (word) => countIn(word, lexicon.rangeOf(word)));
    const most = Math.max(0, ...counts.values());
    return isHeld && most < FAR_MORE * (counts.get(typed.word) ?? 0) ? undefined : counts;

    /** Counts a range's words after the word before, in the titles that contain `held`. */
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

  /** Whether a word is meant as typed: a known one, unless it's the whole query and begins one that far more titles have. */
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

  function completion(words: readonly QueryWord[]): QueryWord | undefined {
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
  }

  return {
    completion,
    unbroken(words) {
      const [before, last] = words.slice(-2);
      if (before === undefined || last === undefined || last.word === NONE) return undefined;
      if (last.isStop || reader.frequency(last.stem) > BROKEN) return undefined;
      return titles.isHeld([before.word, last.word]) ? completion(words) : undefined;
    },
    nearlyBegun: memoized((word) => {
      const { length } = word;
      if (length < SHORTEST_MISSPELT || length > LONGEST_MISSPELT || !/^[a-z]+$/.test(word)) return undefined;
      const least = Math.max(LEAST_TITLES, COMMON * index.documents);
      for (const beginnings of misspeltBeginnings(word)) {
        const found = beginnings.flatMap((one) => commonestIn(lexicon.prefixRange(one)) ?? []);
        const [best] = found.sort((one, other) => titlesOf(other) - titlesOf(one));
        if (best !== undefined && titlesOf(best) >= least) return reader.known(best);
      }
      return undefined;
    }, REMEMBERED),
    begins: (word) => word.length >= SHORTEST && commonestIn(lexicon.prefixRange(word)) !== undefined,
  };
}

/** What a half-typed word may have been without one mistake: a letter left out, two swapped, or a wrong one. The first letter is right. */
function misspeltBeginnings(word: string): readonly (readonly string[])[] {
  const places = Array.from({ length: word.length - 1 }, (_, i) => i + 1);
  const withLetter = (rest: (at: number) => string) =>
    places.flatMap((at) => [...LETTERS].map((letter) => word.slice(0, at) + letter + rest(at)));
  const swapped = places.map(
    (at) => word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
  );
  return [withLetter((at) => word.slice(at)), swapped, withLetter((at) => word.slice(at + 1))];
}
