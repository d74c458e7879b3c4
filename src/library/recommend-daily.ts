import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { DAY } from '../calendar.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { SearchEngine } from '../search/search.ts';
import { type Recommendation, type RecommendParts, recommendFor } from './recommend.ts';

/** Papers of theirs that a person's recommendations of one day go by; on the next day it is others. */
const SEEDS = 3;

/** After each search so much of the time that it took nobody's recommendations are looked for: others search, too. */
const REST = 0.5;

/** Papers of which it is known what is like them, until the catalog changes: many people save the same. */
const KNOWN = 5_000;

type Similar = SearchEngine['similar'];

/**
 * Recommendations for thousands of people whose messages are due at once. Where `recommendFor` asks for what is like each of
 * twenty papers, here it is three, other ones each day; what is like a paper is looked for once for all who saved it;
 * one search runs at a time, so that whoever asks for something waits for one of them at most; and they take
 * two thirds of the time of one search thread.
 */
export function createRecommendDaily(
  parts: Pick<RecommendParts, 'library' | 'votes'> & {
    readonly current: () => { readonly catalog: Catalog; readonly search: Pick<SearchEngine, 'similar'> };
    readonly clock: () => Date;
    readonly sleep?: (ms: number) => Promise<unknown>;
  },
): (personId: string, not: ReadonlySet<string>, limit: number) => Promise<readonly Recommendation[]> {
  const { library, votes, current, clock, sleep = (ms) => setTimeout(ms) } = parts;
  let known: { readonly catalog: Catalog; readonly like: LRUCache<string, ReturnType<Similar>> } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One search after the other, with a rest in between. */
  function inTurn<T>(search: () => Promise<T>): Promise<T> {
    const result = turn.then(search);
    const began = turn.then(() => performance.now());
    turn = result.catch(() => {}).then(async () => sleep((performance.now() - (await began)) * REST));
    return result;
  }

  function knownIn(catalog: Catalog): LRUCache<string, ReturnType<Similar>> {
    if (known?.catalog !== catalog) known = { catalog, like: new LRUCache({ max: KNOWN }) };
    return known.like;
  }

  return async (personId, not, limit) => {
    const { catalog, search } = current();
    const like = knownIn(catalog);
    const similar: Similar = (ids, most) => {
      const key = String(ids);
      const before = like.get(key);
      if (before !== undefined) return before;
      const found = inTurn(() => search.similar(ids, most));
      like.set(key, found);
      // What failed is asked for again.
      found.catch(() => like.delete(key));
      return found;
    };
    const day = Math.floor(clock().getTime() / DAY);
    const choose = <T>(liked: readonly T[]): readonly T[] => ofDay(liked, day);
    const wanted = limit + not.size;
    const { papers } = await recommendFor(
      { library, votes, catalog, search: { similar }, choose },
      personId,
      wanted,
    );
    return papers.filter(({ paper }) => !not.has(paper.id)).slice(0, limit);
  };
}

/** Those of a day, in their order: all of them come round. */
function ofDay<T>(liked: readonly T[], day: number): readonly T[] {
  const first = (day * SEEDS) % liked.length;
  return liked.filter((_, place) => (place - first + liked.length) % liked.length < SEEDS);
}
