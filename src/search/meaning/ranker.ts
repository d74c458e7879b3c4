import type { TitleMatcher } from '../index/title-match.ts';
import { type QueryWord, rankable } from '../query/terms.ts';
import type { Ranked, Ranker } from '../rank/ranked.ts';
import { union } from '../rank/union.ts';
import { fuse, fuseFirst, nearBeside } from './fuse.ts';
import type { Nearness } from './nearness.ts';

/** How many papers found by words are reranked; the rest keep their order. */
const DEPTH = 300;
/** If one of this many first titles contains all words of a query with at least this many, a known paper was meant. */
const LOOKED_AT = 20;
const KNOWN_ITEM_WORDS = 3;

/**
 * Ranks by words and meaning, if there are vectors. Ranks by words alone if they identify a known paper, if the query
 * was rewritten, or if the request asks for it.
 */
export function createMeaningRanker(
  byWords: Ranker,
  titles: TitleMatcher,
  nearnessNow: () => Nearness | undefined,
): Ranker {
  function isKnownItem(words: readonly QueryWord[], { list }: Ranked): boolean {
    if (words.length < KNOWN_ITEM_WORDS) return false;
    const telling = words.filter(({ isStop }) => !isStop).map(({ word }) => word);
    return (
      telling.length > 0 &&
      list.slice(0, LOOKED_AT).some(({ document }) => titles.holdsAll(document, telling))
    );
  }

  return {
    rank(words, request) {
      const near = request.isByWords === true ? undefined : nearnessNow();
      if (near === undefined) return byWords.rank(words, request);
      const first = byWords.rank(words, request);
      if (first.isRewritten || isKnownItem(words, first)) return first;
      const nearTo = near.to(rankable(words).terms, first.list);
      if (nearTo === undefined) return first;
      // The count of matches is at its cap already, whatever else is near.
      const { documents, hasMore } = first.matches;
      const isCounted = hasMore && documents.length >= (request.mostMatches ?? Number.POSITIVE_INFINITY);
      const fusing = {
        isCertain: (document: number) => first.certain.has(document),
        near: nearTo,
        passes: request.filter,
      };
      const { limit } = request;
      if (limit < DEPTH && first.behind !== undefined) {
        const list = fuseFirst({ ...fusing, list: first.list.slice(0, DEPTH), wanted: limit }, first.behind);
        // Other near papers come after all that are wanted, but count as matches.
        const beside = list === undefined || isCounted ? [] : nearBeside(fusing);
        if (list !== undefined) return { ...first, list, matches: union(near.papers, first.matches, beside) };
      }
      const isAll = limit >= DEPTH || first.behind === 0;
      const ranked = isAll ? first : byWords.rank(words, { ...request, limit: DEPTH });
      const { list, beside } = fuse({
        ...fusing,
        list: ranked.list.slice(0, DEPTH),
        ...(isCounted && { wanted: limit }),
      });
      return {
        ...ranked,
        list: [...list, ...ranked.list.slice(DEPTH)],
        matches: union(near.papers, ranked.matches, beside),
      };
    },
  };
}
