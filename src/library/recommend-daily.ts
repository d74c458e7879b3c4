import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { DAY } from '../calendar.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { SearchEngine } from '../search/search.ts';
import { type Recommendation, type RecommendParts, recommendFor } from './recommend.ts';

/** How many of a person's papers a day's recommendations are based on; others each day. */
const SEEDS = 3;

/** Pause after each search, as a share of its duration: other people search, too. */
const REST = 0.5;

/** Papers whose similar ones are cached until the catalog changes: many people save the same. */
const KNOWN = 5_000;

type Similar = SearchEngine['similar'];

/**
 * Recommendations for thousands of people whose messages are due at once. Where `recommendFor` looks for papers like
 * each of twenty, this uses three, different ones each day; a paper's similar ones are searched once for everyone who
 * saved it; one search runs at a time, so that other people wait for one of them at most; and they use
 * two thirds of one search thread.
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

  /** One search at a time, with a pause in between. */
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
      // Forget failures, so that they are retried.
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

/** The papers for a day, in order: all of them get their turn. */
function ofDay<T>(liked: readonly T[], day: number): readonly T[] {
  const first = (day * SEEDS) % liked.length;
  return liked.filter((_, place) => (place - first + liked.length) % liked.length < SEEDS);
}
