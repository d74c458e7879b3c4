import { openTitleLists } from '../index/joint-lists.ts';
import { type Lexicon, NONE, type WordRange } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTitleRangeTest, openTitleWordLengths, type TitleWordTest } from '../index/title-tests.ts';
import type { Dictionary } from '../query/spelling.ts';
import { words as wordsOf } from '../text/tokens.ts';
import { createNamedBlocks } from './named-blocks.ts';
import { isKnown, repair } from './repair.ts';
import { A_WORD, highest } from './static-rank.ts';
import { createTitleMarks } from './title-marks.ts';
import { createTitleOrders, type TitlePlaces } from './title-orders.ts';

/**
 * Most titles read if many match, which bounds the time for a short prefix; fewer in a catalog this large, where more
 * match and titles are farther apart in memory.
 */
const LOOK_LIMIT = 30_000;
const LOOK_LIMIT_IN_LARGE = 10_000;
const LARGE_CATALOG = 500_000;

/** Documents whose title a half-typed text may mean, best first. */
export interface TitleSuggester {
  /** As typed; empty if no title has that. */
  exact(text: string, limit: number): number[];
  /** With words that are in no title read as similar ones. */
  repaired(text: string, limit: number, dictionary: Dictionary): number[];
  /** Prepares, in slices, what the first short texts need: a third of a second for a million titles. */
  prepare(): Promise<void>;
  /** What was prepared, for the suggester of an index grown from this one. */
  readonly ready: ReadyTitles;
}

/** What is cached about titles: ranks, ranks with one or two words typed, and which introduce a name. */
export type ReadyTitles = Readonly<
  Record<'ranked' | 'byFirst' | 'bySecond', Float64Array> & { named: Uint8Array }
>;

/** @param rankOf - The papers' ranks, see `staticRanker`. */
export function createTitleSuggester(
  index: PackedIndex,
  lexicon: Lexicon,
  rankOf: (document: number) => number,
  known?: { readonly ready: ReadyTitles; readonly changed: readonly number[] },
): TitleSuggester {
  const { titleStart, titleName } = index;
  const isIn = createTitleRangeTest(index, lexicon);
  const lengthAt = openTitleWordLengths(index, lexicon);
  const titlesBy = openTitleLists(index);
  const mayHold = createTitleMarks(titlesBy, index.documents);
  const titleSize = (document: number) => (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);

  const knownOf = (order: Exclude<keyof ReadyTitles, 'named'>) =>
    known && { remembered: known.ready[order], changed: known.changed };
  const orders = createTitleOrders(index, lexicon, rankOf, knownOf('ranked'));
  /** With one typed word: nearly all titles begin with a letter, and this order reads far fewer of them. */
  const ordersByFirst = createTitleOrders(index, lexicon, withTyped(1), knownOf('byFirst'));
  /** The same for two words, cached on demand: far fewer titles begin with two. */
  const ordersBySecond = createTitleOrders(index, lexicon, withTyped(2), knownOf('bySecond'));
  const named = createNamedBlocks(index.titleOrder, titleName, known?.ready.named);

  /**
   * The rank of a title with the typed prefix: each letter of the word being typed counts like a word of the title, since
   * the longer a word, the less likely typing stopped at just this letter.
   *
   * @param letters - Fewest letters of that word: if a document can't rank above `least` with it, its title isn't read.
   */
  function withTyped(typed: number, letters = 0): (document: number, least?: number) => number {
    return (document, least = Number.NEGATIVE_INFINITY) => {
      const most = rankOf(document) - A_WORD * letters;
      if (most < least) return most;
      return rankOf(document) - A_WORD * lengthAt((titleStart[document] ?? 0) + typed - 1);
    };
  }

  function beginsWith(document: number, typed: readonly TitleWordTest[], from: number): boolean {
    const start = (titleStart[document] ?? 0) + from;
    if (start + typed.length > (titleStart[document + 1] ?? 0)) return false;
    return typed.every((isTyped, i) => isTyped(start + i));
  }

  function containing(typed: readonly WordRange[], sought: readonly TitleWordTest[]): number[] {
    const sizes = typed.map(titlesBy.countIn);
    const least = sizes.indexOf(Math.min(...sizes));
    const rarest = typed[least] ?? [0, 0];
    const most = index.documents > LARGE_CATALOG ? LOOK_LIMIT_IN_LARGE : LOOK_LIMIT;
    const others = sought.filter((_, i) => i !== least);
    const maySuit = mayHold(
      typed.filter((_, i) => i !== least),
      Math.min(sizes[least] ?? 0, most),
    );
    let looked = 0;
    const found = new Set<number>();
    titlesBy.visitIn(rarest, (document) => {
      if (looked++ === most) return false;
      if (maySuit(document) && holdsAll(document, others)) found.add(document);
      return true;
    });
    return [...found];
  }

  function holdsAll(document: number, typed: readonly TitleWordTest[]): boolean {
    const end = titleStart[document + 1] ?? 0;
    for (const isTyped of typed) {
      let at = titleStart[document] ?? 0;
      while (at < end && !isTyped(at)) at++;
      if (at === end) return false;
    }
    return true;
  }

  function inOrder(document: number, typed: readonly TitleWordTest[]): boolean {
    for (let from = 1; from + typed.length <= titleSize(document); from++) {
      if (beginsWith(document, typed, from)) return true;
    }
    return false;
  }

  /** Titles that introduce exactly this name (`BERT: …`): they come first, as in a search. */
  function givingName(name: readonly number[], limit: number, among: TitlePlaces): number[] {
    if (name.includes(NONE)) return [];
    return orders.highestOf(
      orders.beginning(name.map(lexicon.rangeOf), among),
      limit,
      rankOf,
      (order, from, to) => named.within(order, from, to, name.length),
    );
  }

  /**
   * @param letters - Fewest letters of the last word.
   * @param name - The typed words as a name.
   */
  function lookUp(
    typed: readonly WordRange[],
    letters: number,
    limit: number,
    name: readonly number[] = [NONE],
  ): number[] {
    const places = orders.beginning(typed);
    const first = givingName(name, limit, places);
    const left = withTyped(typed.length, letters);
    // The word being typed has at least the letters typed so far.
    const most = (rank: number) => rank - A_WORD * letters;
    const exact = [ordersByFirst, ordersBySecond][typed.length - 1];
    const found =
      exact === undefined
        ? orders.highest(places, limit, left, most)
        : exact.highest(places, limit, left, (rank) => rank);
    const beginning = [...new Set([...first, ...found])].slice(0, limit);
    if (beginning.length >= limit) return beginning;
    const seen = new Set(beginning);
    const sought = typed.length > 1 ? typed.map(isIn) : [];
    const rest = containing(typed, sought).filter((document) => !seen.has(document));
    const adjacent = rest.filter((document) => typed.length > 1 && inOrder(document, sought));
    for (const document of adjacent) seen.add(document);
    const scattered = rest.filter((document) => !seen.has(document));
    const next = (documents: readonly number[]) => highest(documents, limit, rankOf);
    return [...beginning, ...next(adjacent), ...next(scattered)].slice(0, limit);
  }

  /** The words that each part of a half-typed text may be; the last one may be a prefix. */
  function rangesOf(text: string, parts: readonly string[], found: readonly number[]): WordRange[] {
    const isComplete = text.trimEnd() !== text;
    return parts.map((part, i) => {
      if (i === parts.length - 1 && !isComplete) return lexicon.prefixRange(part);
      return lexicon.rangeOf(found[i] ?? NONE);
    });
  }

  return {
    exact(text, limit) {
      const parts = wordsOf(text);
      if (parts.length === 0) return orders.highest(orders.beginning([]), limit, rankOf, (rank) => rank);
      const found = parts.map(lexicon.find);
      const typed = rangesOf(text, parts, found);
      const letters = parts.at(-1)?.length ?? 0;
      return typed.every(isKnown) ? lookUp(typed, letters, limit, found) : [];
    },
    repaired(text, limit, dictionary) {
      const parts = wordsOf(text);
      const near = repair(parts, rangesOf(text, parts, parts.map(lexicon.find)), {
        nearest: dictionary.nearest,
        rangeOf: lexicon.rangeOf,
        countOf: titlesBy.count,
      });
      const usable = near.filter(isKnown);
      return usable.length === 0 ? [] : lookUp(usable, 0, limit);
    },
    async prepare() {
      await orders.prepare();
      await ordersByFirst.prepare();
      await named.prepare();
    },
    ready: {
      ranked: orders.remembered,
      byFirst: ordersByFirst.remembered,
      bySecond: ordersBySecond.remembered,
      named: named.remembered,
    },
  };
}
