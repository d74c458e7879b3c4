import { batchDay, batchDays, daysBefore } from '../batch-day.ts';
import type { RefreshState } from './state.ts';

/** How far back the first refresh looks, and how far back one looks after the bot was down, in days. */
const FIRST_DAYS = 30;
/** Days whose votes still move; they are asked for again on each refresh. */
const LIVELY_DAYS = 7;

/** The day the archive of Hugging Face begins. */
export const ARCHIVE_START = '2023-05-04';

/**
 * Which days and months to ask for, newest first: the lively last days always; on the first refresh, and after a time
 * without any, what was missed of the last 30 days; with `since` the whole time from then on, in months where a month
 * lies wholly in it. A period that was read after it was over is not asked for again.
 */
export function planRefresh(state: RefreshState, now: Date, since?: string): string[] {
  const today = batchDay(now);
  const lively = batchDays(daysBefore(today, LIVELY_DAYS - 1), today);
  const missed = batchDays(daysBefore(today, FIRST_DAYS), today);
  const days = new Set([...lively, ...missed.filter((day) => !isClosed(state, day))]);
  const periods =
    since === undefined
      ? []
      : archive(since, missed[0] ?? today).filter((period) => !isClosed(state, period));
  return [...[...days].sort().reverse(), ...periods.reverse()];
}

/** The time before `until`, oldest first: whole months, and days where only a part of a month lies in it. */
function archive(since: string, until: string): string[] {
  const days = since < until ? batchDays(since, daysBefore(until, 1)) : [];
  const isWhole = (month: string) => since <= `${month}-01` && until > `${month}-31`;
  const periods = days.map((day) => (isWhole(day.slice(0, 7)) ? day.slice(0, 7) : day));
  return [...new Set(periods)];
}

/** Whether a period was read after it was over; ISO texts of one form compare as they follow in time. */
function isClosed(state: RefreshState, period: string): boolean {
  const last = state.batchCounts[period]?.at(-1);
  return last !== undefined && batchDay(new Date(last.at)).slice(0, period.length) > period;
}
