import type { TrendingEntry } from './entry.ts';
import type { Signals } from './score.ts';

/**
 * What a ranking could go by beside the age of its papers: votes at their source; for want of those whatever else
 * happened to some of them (growth, stars, a place in the source's list, votes of this server); or nothing.
 */
export type Basis = 'votes' | 'other-signals' | 'age';

export function basisOf(entries: readonly TrendingEntry[]): Basis {
  if (entries.some(({ signals }) => signals.upvotes > 0)) return 'votes';
  return entries.some(({ signals }) => isNoticedElsewhere(signals)) ? 'other-signals' : 'age';
}

function isNoticedElsewhere({ voteGrowth, starGrowth, position, localVotes }: Signals): boolean {
  return voteGrowth > 0 || starGrowth > 0 || position !== undefined || localVotes > 0;
}
