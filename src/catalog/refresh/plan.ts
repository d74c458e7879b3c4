import { batchDay, batchDays, daysBefore } from '../batch-day.ts';
import type { RefreshState } from './state.ts';

/** How many days the first refresh, or one after a downtime, looks back. */
const FIRST_DAYS = 30;
/** Days whose votes still change; requested again on each refresh. */
const LIVELY_DAYS = 7;

/** The first day of Hugging Face's archive. */
export const ARCHIVE_START = '2023-05-04';

/**
 * Which days and months to request, newest first: always the most recent days; on the first refresh and after a gap,
 * what was missed of the last 30 days; with `since`, everything from then on, by month where a whole month is
 * included. A period that was read after it ended isn't requested again.
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

/** The time before `until`, oldest first: whole months, and single days of partial ones. */
function archive(since: string, until: string): string[] {
  const days = since < until ? batchDays(since, daysBefore(until, 1)) : [];
  const isWhole = (month: string) => since <= `${month}-01` && until > `${month}-31`;
  const periods = days.map((day) => (isWhole(day.slice(0, 7)) ? day.slice(0, 7) : day));
  return [...new Set(periods)];
}

/** Whether a period was read after it ended; ISO times of the same form compare as strings. */
function isClosed(state: RefreshState, period: string): boolean {
  const last = state.batchCounts[period]?.at(-1);
  return last !== undefined && batchDay(new Date(last.at)).slice(0, period.length) > period;
}
