export const WINDOWS = ['day', 'week', 'month'] as const;
export type Window = (typeof WINDOWS)[number];

/** Days that a window reaches back, and the age at which a paper counts half, in days. */
export const WINDOW_DAYS: Readonly<Record<Window, number>> = { day: 1, week: 7, month: 30 };
const HALF_LIFE: Readonly<Record<Window, number>> = { day: 1.5, week: 4, month: 15 };

/** What is known of one paper. Growth is since the counts that the window compares with. */
export interface Signals {
  readonly upvotes: number;
  readonly voteGrowth: number;
  readonly starGrowth: number;
  /** Place in the source's own trending list, 1 is first. */
  readonly position?: number;
  /** Votes of this server's members within the window. */
  readonly localVotes: number;
  /** Days since the paper was listed; 0 is the newest batch. */
  readonly ageDays: number;
}

/**
 * How much a paper trends; only the order of scores means anything.
 *
 *     heat  = 1 + log2(1 + votes) + 2·log2(1 + vote growth) + ½·log2(1 + star growth)
 *               + 6 / (1 + (position − 1) / 10) + 3·log2(1 + local votes)
 *     score = heat · 2^(−age / half-life)        half-life: 1.5 days (day), 4 (week), 15 (month)
 *
 * Logarithms, because the hundredth vote says less than the first. Growth counts twice as much as what was there, so that
 * what moves overtakes what once was big; a star is cheaper than a vote; the source's trending list is worth at most some
 * 60 votes; and a server's members outweigh all of it, being the readers. The 1 keeps unvoted papers in order of age.
 */
export function score(signals: Signals, window: Window): number {
  const heat =
    1 +
    log(signals.upvotes) +
    2 * log(signals.voteGrowth) +
    0.5 * log(signals.starGrowth) +
    (signals.position === undefined ? 0 : 6 / (1 + (signals.position - 1) / 10)) +
    3 * log(signals.localVotes);
  return heat * 2 ** (-Math.max(0, signals.ageDays) / HALF_LIFE[window]);
}

function log(count: number): number {
  return Math.log2(1 + Math.max(0, count));
}
