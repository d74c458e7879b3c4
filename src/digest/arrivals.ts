import { daysBefore, sourceDay } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';

/** A paper that came, as of the day it counts from (see `catalog/day-of.ts`). */
export interface Arrival {
  readonly paperId: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Papers that were first seen together share a number; later ones have a larger one. */
  readonly wave: number;
  readonly seenAt: Date;
}

/** Which papers came when, as all processes on one store have seen it. */
export interface ArrivalStore {
  /**
   * Notes papers: those that are unknown, or known from an earlier day, form a new wave. Gives all that is noted from
   * `since` on.
   */
  note(
    papers: readonly { readonly paperId: string; readonly day: string }[],
    now: Date,
    since: string,
  ): Promise<readonly Arrival[]>;
}

/** When the papers of one catalog came. */
export interface Arrivals {
  /** Of a paper that counts from one of the last `ARRIVAL_DAYS`. */
  waveOf(paperId: string): number | undefined;
  /** The last wave that the catalog holds all of: whoever draws from it has seen everything up to there. */
  readonly seen: number;
}

/** So far back papers are noted and may be shown: a month without a run, and a fortnight of late ones. */
export const ARRIVAL_DAYS = 45;

/** What another process saw is waited for this long: until then it will have come here too, or it is gone for good. */
const WAIT_MS = 24 * 3_600_000;

/** Notes what comes, once for each catalog and day. */
export function createArrivals(parts: { readonly store: ArrivalStore; readonly clock: () => Date }): {
  of(catalog: Catalog): Promise<Arrivals>;
} {
  let kept:
    | { readonly catalog: Catalog; readonly today: string; readonly arrivals: Promise<Arrivals> }
    | undefined;

  async function arrivalsOf(catalog: Catalog, today: string): Promise<Arrivals> {
    const now = parts.clock();
    const since = daysBefore(today, ARRIVAL_DAYS);
    const here = new Map<string, string>();
    for (const day of catalog.days()) {
      if (day < since || day > today) continue;
      for (const { id } of catalog.ofDay(day)) here.set(id, day);
    }
    const papers = [...here].map(([paperId, day]) => ({ paperId, day }));
    const noted = await parts.store.note(papers, now, since);
    const waves = new Map(noted.map(({ paperId, wave }) => [paperId, wave]));
    return { waveOf: (id) => waves.get(id), seen: seenBy(here, noted, now) };
  }

  return {
    of(catalog) {
      const today = sourceDay(parts.clock());
      if (kept?.catalog !== catalog || kept.today !== today) {
        const arrivals = arrivalsOf(catalog, today);
        kept = { catalog, today, arrivals };
        arrivals.catch(() => {
          kept = undefined;
        });
      }
      return kept.arrivals;
    },
  };
}

/** The last wave of which nothing is missing here, other than what has been missing for long. */
function seenBy(here: ReadonlyMap<string, string>, noted: readonly Arrival[], now: Date): number {
  let newest = 0;
  let missing = Number.POSITIVE_INFINITY;
  for (const { paperId, day, wave, seenAt } of noted) {
    newest = Math.max(newest, wave);
    const isHere = (here.get(paperId) ?? '') >= day;
    if (!isHere && now.getTime() - seenAt.getTime() < WAIT_MS) missing = Math.min(missing, wave);
  }
  return Math.min(newest, missing - 1);
}
