import { LRUCache } from 'lru-cache';
import { createBreath } from '../breath.ts';
import { daysBefore, sourceDay } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Acronyms } from '../search/match/acronyms.ts';
import type { Follow } from './follow.ts';
import { createFollowMatchers } from './matcher.ts';
import { readFollow } from './read-follow.ts';
import { readPaper } from './read-paper.ts';
import { recentPapers } from './recent.ts';

/** What a follow has matched recently. */
export interface FollowReach {
  /** Matches in the last `FOLLOW_REACH_DAYS` days. */
  readonly month: number;
  /** Matches in the last week, and how many papers that week had. */
  readonly week: number;
  readonly weekOf: number;
  /** Set if the catalog has nothing that recent: its newest day, from which we count back. `YYYY-MM-DD`. */
  readonly until?: string;
}

/** The reach of a follow that wasn't tried. */
export const NO_REACH: FollowReach = { month: 0, week: 0, weekOf: 0 };

/** How far back to try follows, in days. */
export const FOLLOW_REACH_DAYS = 30;
const WEEK = 7;

/** How many follows' reach to cache until the catalog changes. */
const REMEMBERED = 2_000;

/** A follow that matches more than this share of a week's papers would fill every message. */
const BROAD = 1 / 10;
/** This few papers never fill a message, however few the week has. */
const FEW = 2;

export function isBroad({ week, weekOf }: FollowReach): boolean {
  return week > FEW && week > weekOf * BROAD;
}

type Wish = Pick<Follow, 'kind' | 'value'>;

/** Tries follows on the catalog's recent papers; yields to the event loop. */
export function createReachOf(parts: {
  readonly catalog: () => Catalog;
  readonly acronyms: (catalog: Catalog) => Promise<Acronyms>;
  readonly clock: () => Date;
}): (wishes: readonly Wish[]) => Promise<readonly FollowReach[]> {
  const known = new LRUCache<string, FollowReach>({ max: REMEMBERED });
  let of: { readonly catalog: Catalog; readonly day: string } | undefined;

  async function tried(wishes: readonly Wish[], catalog: Catalog, now: Date): Promise<FollowReach[]> {
    const acronyms = await parts.acronyms(catalog);
    const matcherOf = createFollowMatchers();
    const trials = wishes.map((wish) => {
      const read = readFollow(wish, acronyms);
      return { matches: read.kind === 'read' ? matcherOf(read.conditions) : () => false, month: 0, week: 0 };
    });
    const recent = recentPapers(catalog, FOLLOW_REACH_DAYS, now);
    const weekBegin = daysBefore(recent.until, WEEK);
    const breathe = createBreath();
    let weekOf = 0;
    for (const { day, papers } of recent.days) {
      const isOfWeek = day > weekBegin;
      if (isOfWeek) weekOf += papers.length;
      for (const paper of papers) {
        const read = readPaper(paper);
        for (const trial of trials) {
          if (!trial.matches(read)) continue;
          trial.month++;
          if (isOfWeek) trial.week++;
        }
        await breathe();
      }
    }
    const from = recent.isOld ? { until: recent.until } : {};
    return trials.map(({ month, week }) => ({ month, week, weekOf, ...from }));
  }

  return async (wishes) => {
    const [catalog, now] = [parts.catalog(), parts.clock()];
    const day = sourceDay(now);
    if (of?.catalog !== catalog || of.day !== day) known.clear();
    of = { catalog, day };
    const keys = wishes.map(({ kind, value }) => `${kind} ${value}`);
    const missing = wishes.filter((_, i) => !known.has(keys[i] ?? ''));
    const found = missing.length === 0 ? [] : await tried(missing, catalog, now);
    const fresh = new Map(missing.map((wish, i) => [wish, found[i]]));
    return wishes.map((wish, i) => {
      const key = keys[i] ?? '';
      const reach = fresh.get(wish) ?? known.get(key) ?? NO_REACH;
      if (of?.catalog === catalog) known.set(key, reach);
      return reach;
    });
  };
}
