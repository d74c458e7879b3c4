import type { TrendingEntry } from './rank.ts';
import type { Signals } from './score.ts';

const DAY = 86_400_000;

/** What is known of the papers of a list beside their age. */
export interface Standing {
  /** Whether one of them has votes at its source. */
  readonly hasVotes: boolean;
  /** What orders the list: votes and whatever else happened to its papers, or for want of that their age alone. */
  readonly basis: 'trend' | 'age';
}

export function standingOf(entries: readonly TrendingEntry[]): Standing {
  const hasVotes = entries.some(({ signals }) => signals.upvotes > 0);
  const isNoticed = hasVotes || entries.some(({ signals }) => isNoticedElsewhere(signals));
  return { hasVotes, basis: isNoticed ? 'trend' : 'age' };
}

function isNoticedElsewhere({ voteGrowth, starGrowth, position, localVotes }: Signals): boolean {
  return voteGrowth > 0 || starGrowth > 0 || position !== undefined || localVotes > 0;
}

/**
 * What a ranking could not know, as sentences. It is never empty where there are no entries.
 *
 * @param ranked how many entries there are.
 * @param newestListing newest batch day of the catalog, absent when it has no batches.
 * @param today `YYYY-MM-DD`.
 */
export function noticesOf(
  ranked: number,
  standing: Standing,
  newestListing: string | undefined,
  today: string,
): string[] {
  if (ranked === 0) {
    return [
      newestListing === undefined
        ? 'The catalog holds no papers yet.'
        : `No paper was listed in this time; the newest batch is of ${newestListing}.`,
    ];
  }
  if (newestListing === undefined) return [withoutBatches(standing)];
  const behind = (Date.parse(today) - Date.parse(newestListing)) / DAY;
  return [
    ...(behind > 4 ? [`The newest batch is of ${newestListing}; nothing newer has come since.`] : []),
    ...(standing.basis === 'age' ? ['No votes are known of these papers yet: newest papers first.'] : []),
  ];
}

function withoutBatches({ hasVotes, basis }: Standing): string {
  if (hasVotes) return 'This catalog has no listing days: ranked by votes, newest first.';
  return basis === 'age'
    ? 'This catalog has no votes or listing days yet: newest papers first.'
    : 'This catalog has no votes or listing days yet: what was voted for here, then the newest papers.';
}
