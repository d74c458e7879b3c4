import type { Lexicon } from '../index/lexicon.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Dictionary, SpellingCandidate } from '../query/spelling.ts';
import { words as wordsOf } from '../text/tokens.ts';
import { createRankedOrder } from './ranked-order.ts';
import { isKnown, repair, type WordRange } from './repair.ts';
import { A_WORD, highest } from './static-rank.ts';

/**
 * Titles looked at when many hold a beginning, which bounds the time of a short one; fewer in a catalog of so many papers,
 * where more of them fit and each is farther from the next in memory.
 */
const LOOK_LIMIT = 30_000;
const LOOK_LIMIT_IN_LARGE = 10_000;
const LARGE_CATALOG = 500_000;

/** Documents whose title a half-typed text may mean, best first. */
export interface TitleSuggester {
  /** As it is typed; none when no title holds that. */
  exact(text: string, limit: number): number[];
  /** With the words that no title holds read as near ones. */
  repaired(text: string, limit: number, dictionary: Dictionary): number[];
  /** Makes ready, in slices, what else the first short texts need: of a million titles a third of a second. */
  prepare(): Promise<void>;
}

export function createTitleSuggester(
  index: PackedIndex,
  lexicon: Lexicon,
  staticRank: () => Float64Array,
): TitleSuggester {
  const { titleStart, titleWords, titleName, titlePostingStart, titlePostingDocument, titleOrder } = index;
  const titleSize = (document: number) => (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);

  const rankOf = (document: number) => staticRank()[document] ?? 0;
  const ranked = createRankedOrder(titleOrder, rankOf);
  const { starts } = index.words;
  /** As one typed word has them: nearly all titles begin with a letter, and by that many fewer of them are looked at. */
  const rankedByFirst = createRankedOrder(titleOrder, withTyped(1));

  /**
   * The rank of a title that begins as was typed: each letter of the word in which the typing stopped counts a word of the
   * title, since a long word was left unfinished at that letter the more seldom, the longer it is.
   */
  function withTyped(typed: number): (document: number) => number {
    return (document) => {
      const word = titleWords[(titleStart[document] ?? 0) + typed - 1] ?? 0;
      return rankOf(document) - A_WORD * ((starts[word + 1] ?? 0) - (starts[word] ?? 0));
    };
  }

  function beginsWith(document: number, typed: readonly WordRange[], from: number): boolean {
    const start = (titleStart[document] ?? 0) + from;
    if (start + typed.length > (titleStart[document + 1] ?? 0)) return false;
    return typed.every(([low, high], i) => {
      const word = titleWords[start + i] ?? 0;
      return low <= word && word < high;
    });
  }

  /** First place in `titleOrder` whose title is not before the typed beginning. */
  function place(typed: readonly WordRange[], end: boolean): number {
    let low = 0;
    let high = titleOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(titleOrder[middle] ?? 0, typed, end)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function isBefore(document: number, typed: readonly WordRange[], end: boolean): boolean {
    const start = titleStart[document] ?? 0;
    for (let i = 0; i < typed.length; i++) {
      if (i >= titleSize(document)) return true;
      const word = titleWords[start + i] ?? 0;
      const [low, high] = typed[i] ?? [0, 0];
      if (word < low) return true;
      if (word >= high) return false;
    }
    return end;
  }

  function containing(typed: readonly WordRange[]): number[] {
    const sizes = typed.map(([low, high]) => (titlePostingStart[high] ?? 0) - (titlePostingStart[low] ?? 0));
    const rarest = sizes.indexOf(Math.min(...sizes));
    const [low, high] = typed[rarest] ?? [0, 0];
    const from = titlePostingStart[low] ?? 0;
    const looked = index.documents > LARGE_CATALOG ? LOOK_LIMIT_IN_LARGE : LOOK_LIMIT;
    const to = Math.min(titlePostingStart[high] ?? 0, from + looked);
    const found = new Set<number>();
    for (let p = from; p < to; p++) {
      const document = titlePostingDocument[p] ?? 0;
      if (typed.length === 1 || holdsAll(document, typed)) found.add(document);
    }
    return [...found];
  }

  function holdsAll(document: number, typed: readonly WordRange[]): boolean {
    const end = titleStart[document + 1] ?? 0;
    for (const [low, high] of typed) {
      let at = titleStart[document] ?? 0;
      while (at < end && !(low <= (titleWords[at] ?? 0) && (titleWords[at] ?? 0) < high)) at++;
      if (at === end) return false;
    }
    return true;
  }

  function inOrder(document: number, typed: readonly WordRange[]): boolean {
    for (let from = 1; from + typed.length <= titleSize(document); from++) {
      if (beginsWith(document, typed, from)) return true;
    }
    return false;
  }

  /** Titles that give their subject just this name (`BERT: …`): as in a search, they come before others. */
  function givingName(parts: readonly string[], limit: number): number[] {
    const name = parts.map((part) => lexicon.find(part));
    if (name.includes(NONE)) return [];
    const typed = name.map((word): WordRange => [word, word + 1]);
    const range = titleOrder.subarray(place(typed, false), place(typed, true));
    return highest(
      range.filter((document) => titleName[document] === name.length),
      limit,
      rankOf,
    );
  }

  /** @param letters - How many the last word has at least. */
  function lookUp(
    typed: readonly WordRange[],
    letters: number,
    limit: number,
    first: readonly number[] = [],
  ): number[] {
    const left = withTyped(typed.length);
    // The word in which the typing stopped has at least as many letters as what was typed of it.
    const most = (rank: number) => rank - A_WORD * letters;
    const [from, to] = [place(typed, false), place(typed, true)];
    const found =
      typed.length === 1
        ? rankedByFirst.highest(from, to, limit, left, (rank) => rank)
        : ranked.highest(from, to, limit, left, most);
    const beginning = [...new Set([...first, ...found])].slice(0, limit);
    if (beginning.length >= limit) return beginning;
    const seen = new Set(beginning);
    const rest = containing(typed).filter((document) => !seen.has(document));
    const adjacent = rest.filter((document) => typed.length > 1 && inOrder(document, typed));
    for (const document of adjacent) seen.add(document);
    const scattered = rest.filter((document) => !seen.has(document));
    const next = (documents: readonly number[]) => highest(documents, limit, rankOf);
    return [...beginning, ...next(adjacent), ...next(scattered)].slice(0, limit);
  }

  /** The words that each part of a half-typed text may be; its last one may be half a word. */
  function rangesOf(text: string, parts: readonly string[]): WordRange[] {
    const isComplete = /\s$/.test(text);
    return parts.map((part, i) => {
      if (i === parts.length - 1 && !isComplete) return lexicon.prefixRange(part);
      const word = lexicon.find(part);
      return word === NONE ? [0, 0] : [word, word + 1];
    });
  }

  return {
    exact(text, limit) {
      const parts = wordsOf(text);
      if (parts.length === 0) return ranked.highest(0, titleOrder.length, limit, rankOf, (rank) => rank);
      const typed = rangesOf(text, parts);
      const letters = parts.at(-1)?.length ?? 0;
      return typed.every(isKnown) ? lookUp(typed, letters, limit, givingName(parts, limit)) : [];
    },
    repaired(text, limit, dictionary) {
      const parts = wordsOf(text);
      const near = repair(parts, rangesOf(text, parts), (part) => mostCommon(dictionary.nearest(part)));
      const usable = near.filter(isKnown);
      return usable.length === 0 ? [] : lookUp(usable, 0, limit);
    },
    async prepare() {
      await ranked.prepare();
      await rankedByFirst.prepare();
    },
  };

  function mostCommon(candidates: readonly SpellingCandidate[]): number | undefined {
    const titles = (word: number) => (titlePostingStart[word + 1] ?? 0) - (titlePostingStart[word] ?? 0);
    const [first] = [...candidates].sort(
      (a, b) => a.distance - b.distance || titles(b.word) - titles(a.word),
    );
    return first?.word;
  }
}
