import { DAY } from '../../calendar.ts';
import { batchOf, daysBefore } from '../../catalog/batch-day.ts';
import { dayOf } from '../../catalog/day-of.ts';
import type { Paper } from '../../paper/paper.ts';
import type { TrendingEntry } from '../../trending/entry.ts';
import { WINDOW_DAYS, type Window } from '../../trending/score.ts';
import type { Arrivals } from '../arrivals.ts';
import type { History } from './history.ts';

/** For this many days a recipient isn't shown a paper again. */
export const NO_REPEAT_DAYS = 14;

/** A paper may arrive this many days after its batch and is still shown. */
export const LATE_DAYS = 14;

/** A sharp rise since it was shown: at least this many more votes, and at least twice as many. */
const SHARP_RISE = 30;

/** How a paper is news to a recipient. */
export type News =
  /** It arrived since the last digest, or was carried over from it. */
  | { readonly kind: 'new' }
  /** It is older and was never shown, but is moving now. */
  | { readonly kind: 'moving' }
  /** It was shown before, and has gained this many votes since. */
  | { readonly kind: 'back'; readonly risenBy: number };

/**
 * Decides how an entry is news to a recipient; undefined if it isn't.
 *
 * New means arrived since the last digest, whatever its batch: a paper that comes late, at a weekend or during downtime
 * is in the next digest. Before the first digest it means trending in the window.
 *
 * @param given.batchDay the newest batch; in a catalog without batches everything is news, since nothing tells its papers apart.
 */
export function createNews(given: {
  readonly history: History;
  readonly arrivals: Arrivals;
  readonly batchDay: string | undefined;
  readonly window: Window;
  readonly now: Date;
}): (entry: TrendingEntry) => News | undefined {
  const { history, arrivals, batchDay, window, now } = given;
  const { considered } = history;
  const carried = new Set(considered?.carried);
  const hasNewBatch = batchDay === undefined || history.batchDay === undefined || batchDay > history.batchDay;
  const earliest = daysBefore(history.batchDay ?? batchDay ?? EPOCH, LATE_DAYS);

  function isNew({ paper, signals }: TrendingEntry): boolean {
    if (batchDay === undefined || carried.has(paper.id)) return true;
    const day = dayOf(paper) ?? EPOCH;
    if (considered !== undefined)
      return (arrivals.waveOf(paper.id) ?? 0) > considered.seen && day >= earliest;
    if (history.batchDay !== undefined) return batchOfPaper(paper, day) > history.batchDay;
    return signals.ageDays < WINDOW_DAYS[window];
  }

  return (entry) => {
    const { paper, signals } = entry;
    const isFresh = isNew(entry);
    const last = history.shown.get(paper.id);
    if (last !== undefined && (!isFresh || isRecent(last.at, now))) {
      const risenBy = signals.upvotes - last.upvotes;
      const isSharp = risenBy >= SHARP_RISE && signals.upvotes >= 2 * last.upvotes;
      return isSharp ? { kind: 'back', risenBy } : undefined;
    }
    if (isFresh) return { kind: 'new' };
    const moves = hasNewBatch ? isMoving(entry) : signals.voteGrowth >= SHARP_RISE;
    return moves ? { kind: 'moving' } : undefined;
  };
}

/** Before every batch. */
const EPOCH = '1970-01-01';

function isMoving({ paper, signals }: TrendingEntry): boolean {
  const { voteGrowth, position, localVotes } = signals;
  return voteGrowth > 0 || position !== undefined || (paper.listedOn === undefined && localVotes > 0);
}

function isRecent(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() <= NO_REPEAT_DAYS * DAY;
}

function batchOfPaper({ listedOn }: Paper, day: string): string {
  return listedOn === undefined ? day : batchOf(listedOn);
}
