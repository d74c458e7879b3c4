export const WINDOWS = ['day', 'week', 'month'] as const;
export type Window = (typeof WINDOWS)[number];

/** How many days each window reaches back, and the half-life of a paper's score in days. */
export const WINDOW_DAYS: Readonly<Record<Window, number>> = { day: 1, week: 7, month: 30 };
const HALF_LIFE: Readonly<Record<Window, number>> = { day: 1.5, week: 4, month: 15 };

/** What is known about a paper. Growth is measured from the window's earlier counts. */
export interface Signals {
  readonly upvotes: number;
  readonly voteGrowth: number;
  readonly starGrowth: number;
  /** Position in the source's own trending list; 1 is first. */
  readonly position?: number;
  /** Votes by this server's members within the window. */
  readonly localVotes: number;
  /** Days since the paper was listed; 0 for the newest batch. */
  readonly ageDays: number;
}

/**
 * How strongly a paper trends; only the order of scores is meaningful.
 *
 *     heat  = 1 + log2(1 + votes) + 2·log2(1 + vote growth) + ½·log2(1 + star growth)
 *               + 6 / (1 + (position − 1) / 10) + 3·log2(1 + local votes)
 *     score = heat · 2^(−age / half-life)        half-life: 1.5 days (day), 4 (week), 15 (month)
 *
 * Logarithms, because the hundredth vote says less than the first. Growth counts twice as much as the total, so that
 * papers on the move overtake old hits; a star is cheaper than a vote; the source's trending list is worth at most about
 * 60 votes; and a server's members, being the readers, outweigh it all. The 1 keeps papers without votes ordered by age.
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
