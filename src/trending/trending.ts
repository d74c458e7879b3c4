import { DAY, utcDay } from '../calendar.ts';
import { sourceDay } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isInCategory } from '../paper/category.ts';
import type { Paper } from '../paper/paper.ts';
import type { Basis } from './basis.ts';
import { papersWithin } from './candidates.ts';
import type { DayCountsStore } from './day-counts.ts';
import type { TrendingEntries } from './entries.ts';
import { noticesOf, type TrendingNotice } from './notices.ts';
import type { OptionalRead } from './optional-read.ts';
import { type RankInput, type Ranking, rank, reachOf, withLocalVotes } from './rank.ts';
import { WINDOW_DAYS, type Window } from './score.ts';
import type { VoteStore } from './votes.ts';

export interface TrendingRequest {
  readonly window: Window;
  /** Where to count local votes (see `voteScope`); none if absent. */
  readonly scope?: string;
  /** Only papers of this category, such as `cs.CL`. */
  readonly category?: string;
  /** Also includes papers of the last so many days, even outside the window (default: none). */
  readonly reachDays?: number;
}

export interface TrendingOutcome {
  /** All entries, best first; callers take as many as they show. */
  readonly entries: TrendingEntries;
  /** What the ranking had no data on. */
  readonly notices: readonly TrendingNotice[];
  readonly basis: Basis;
  /** The newest batch the ranking draws from. */
  readonly batchDay: string | undefined;
  /** The catalog that was ranked. */
  readonly catalog: Catalog;
  /** Whether local votes or growth are missing because the store didn't answer. */
  readonly isWithoutMarks?: boolean;
}

/** What trends in the current catalog. */
export interface Trending {
  rank(request: TrendingRequest): Promise<TrendingOutcome>;
}

/** Caches rankings while catalog, day and counts stay the same, so that a thousand digests cost one ranking. */
export function createTrending(parts: {
  readonly catalog: () => Catalog | Promise<Catalog>;
  readonly dayCounts: Pick<DayCountsStore, 'dayBefore' | 'dayFrom' | 'read'>;
  readonly votes: Pick<VoteStore, 'counts'>;
  readonly clock: () => Date;
  /** How to read the store; pass an optional read for rankings that can do without its counts. */
  readonly read?: OptionalRead;
}): Trending {
  const { dayCounts, votes, clock, read = (ask) => ask() } = parts;
  const kept = new Map<string, { key: string; catalog: Catalog; ranking: Promise<Ranking> }>();
  /** The last rankings that succeeded, for when the store doesn't answer. */
  const last = new Map<string, { catalog: Catalog; ranking: Ranking }>();

  /** The ranking by the store's counts; undefined if it doesn't return them. */
  async function rankingOf(
    window: Window,
    reachDays: number,
    catalog: Catalog,
  ): Promise<Ranking | undefined> {
    const now = clock();
    const today = utcDay(now);
    const until = sourceDay(now);
    const days = await read(() =>
      Promise.all([earlierDayOf(window, now, dayCounts), dayCounts.dayFrom(today)]),
    );
    if (days === undefined) return undefined;
    const [earlierDay, currentDay] = days;
    const place = `${window} ${reachDays}`;
    const key = `${today} ${until} ${earlierDay} ${currentDay} ${Math.floor(now.getTime() / 600_000)}`;
    const known = kept.get(place);
    if (known !== undefined && known.key === key && known.catalog === catalog) return known.ranking;
    const ranking = readAndRank(catalog, { window, reachDays, today, until }, earlierDay, currentDay);
    kept.set(place, { key, catalog, ranking });
    ranking.then(
      (done) => last.set(place, { catalog, ranking: done }),
      () => kept.delete(place),
    );
    return read(() => ranking);
  }

  /** This catalog's last ranking by counts, else one by the catalog's own figures. */
  async function rankingWithout(window: Window, reachDays: number, catalog: Catalog): Promise<Ranking> {
    const known = last.get(`${window} ${reachDays}`);
    if (known?.catalog === catalog) return known.ranking;
    const now = clock();
    const how = { window, reachDays, today: utcDay(now), until: sourceDay(now) };
    return readAndRank(catalog, how, undefined, undefined);
  }

  async function readAndRank(
    catalog: Catalog,
    how: Pick<RankInput, 'window' | 'reachDays' | 'today'> & { readonly until: string },
    earlierDay: string | undefined,
    currentDay: string | undefined,
  ): Promise<Ranking> {
    const earlier = earlierDay && { day: earlierDay, papers: await dayCounts.read(earlierDay) };
    const current = currentDay && { day: currentDay, papers: await dayCounts.read(currentDay) };
    const batchDay = catalog.newestBatchDay(how.until);
    return rank({
      ...how,
      papers: papersWithin(catalog, batchDay, reachOf(how), [earlier, current]),
      batchDay,
      ...(earlier && { earlier }),
      ...(current && { current }),
    });
  }

  return {
    async rank({ window, scope, category, reachDays = 0 }) {
      const catalog = await parts.catalog();
      const until = sourceDay(clock());
      const batchDay = catalog.newestBatchDay(until);
      const counted = await rankingOf(window, reachDays, catalog);
      const ranking = counted ?? (await rankingWithout(window, reachDays, catalog));
      const since = new Date(clock().getTime() - WINDOW_DAYS[window] * DAY);
      const voted = scope === undefined ? new Map() : await read(() => votes.counts(scope, { since }));
      const local: ReadonlyMap<string, number> = voted ?? new Map();
      const find = (id: string) => catalog.get(id);
      const days = { batchDay, until };
      const all = withLocalVotes(ranking, local, window, find, days);
      const isWanted = (paper: Paper | undefined) =>
        paper !== undefined && (category === undefined || isInCategory(paper, category));
      const votesWithin = new Map([...local].filter(([id]) => isWanted(find(id))));
      const { entries, basis } =
        category === undefined
          ? all
          : withLocalVotes(ranking.only(isWanted), votesWithin, window, find, days);
      return {
        entries,
        notices:
          entries.length === 0 && all.entries.length > 0
            ? [{ kind: 'none-in-category' }]
            : noticesOf(entries.length, basis, batchDay, utcDay(clock())),
        basis,
        batchDay,
        catalog,
        ...(counted === undefined || voted === undefined ? { isWithoutMarks: true } : {}),
      };
    },
  };
}

/** The day from which a window's growth is measured: yesterday, or the oldest within the window. */
async function earlierDayOf(
  window: Window,
  now: Date,
  dayCounts: Pick<DayCountsStore, 'dayBefore' | 'dayFrom'>,
): Promise<string | undefined> {
  const today = utcDay(now);
  if (window === 'day') return dayCounts.dayBefore(today);
  const first = await dayCounts.dayFrom(utcDay(new Date(now.getTime() - WINDOW_DAYS[window] * DAY)));
  return first !== undefined && first < today ? first : undefined;
}
