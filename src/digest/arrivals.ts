import { daysBefore, sourceDay } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';

/** A new paper, with the day it counts from (see `catalog/day-of.ts`). */
export interface Arrival {
  readonly paperId: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Papers first seen together share a number; it grows with each wave. */
  readonly wave: number;
  readonly seenAt: Date;
}

/** When each paper arrived, shared by all processes on one store. */
export interface ArrivalStore {
  /**
   * Notes papers: those that are unknown, or known from an earlier day, form a new wave. Returns everything noted since
   * `since`.
   */
  note(
    papers: readonly { readonly paperId: string; readonly day: string }[],
    now: Date,
    since: string,
  ): Promise<readonly Arrival[]>;
}

/** When the papers of one catalog arrived. */
export interface Arrivals {
  /** The wave of a paper that counts from one of the last `ARRIVAL_DAYS`. */
  waveOf(paperId: string): number | undefined;
  /** The last wave that is complete in this catalog: a digest drawn from it has seen everything up to there. */
  readonly seen: number;
}

/** How far back papers are noted and may be shown: a month without a run, plus two weeks for late ones. */
export const ARRIVAL_DAYS = 45;

/** How long to wait for papers that only another process has seen: by then they have come here too, or never will. */
const WAIT_MS = 24 * 3_600_000;

/** Notes new papers, once per catalog and day. */
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

/** The last wave that is complete here, ignoring papers missing for longer than `WAIT_MS`. */
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
