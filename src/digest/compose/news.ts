import { DAY } from '../../calendar.ts';
import { batchOf, daysBefore } from '../../catalog/batch-day.ts';
import { dayOf } from '../../catalog/day-of.ts';
import type { Paper } from '../../paper/paper.ts';
import type { TrendingEntry } from '../../trending/entry.ts';
import { WINDOW_DAYS, type Window } from '../../trending/score.ts';
import type { Arrivals } from '../arrivals.ts';
import type { History } from './history.ts';

/** For so many days a recipient is not shown a paper again. */
export const NO_REPEAT_DAYS = 14;

/** A row may come so many days after its batch, and is shown all the same. */
export const LATE_DAYS = 14;

/** What counts as a sharp rise: at least this many more votes, and (since it was shown) at least twice as many. */
const SHARP_RISE = 30;

/** How a paper is news to a recipient. */
export type News =
  /** It came since the last digest, or is carried over from it. */
  | { readonly kind: 'new' }
  /** It was there before, was not shown, and moves now. */
  | { readonly kind: 'moving' }
  /** It was shown, and has won so many votes since. */
  | { readonly kind: 'back'; readonly risenBy: number };

/**
 * Tells how an entry is news to a recipient; undefined when it is not.
 *
 * New is what came since its last digest, of whatever batch: so a row that comes late, at a weekend or while nothing ran
 * is in the next digest. Before the first digest it is what trends in the window.
 *
 * @param given.batchDay the newest batch; a catalog without batches is news as a whole, since nothing tells its papers apart.
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
