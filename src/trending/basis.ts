import type { Signals } from './score.ts';

/**
 * What a ranking could go by beside the age of its papers: votes at their source; for want of those whatever else
 * happened to some of them (growth, stars, a place in the source's list, votes of this server); or nothing.
 */
export type Basis = 'votes' | 'other-signals' | 'age';

/** Finds the basis of a ranking out of the signals of its papers, one by one; they are in addition to others. */
export function basisOf(others: Basis = 'age'): { add(signals: Signals): void; basis(): Basis } {
  let basis = others;
  return {
    add(signals) {
      if (signals.upvotes > 0) basis = 'votes';
      else if (basis === 'age' && isNoticedElsewhere(signals)) basis = 'other-signals';
    },
    basis: () => basis,
  };
}

function isNoticedElsewhere({ voteGrowth, starGrowth, position, localVotes }: Signals): boolean {
  return voteGrowth > 0 || starGrowth > 0 || position !== undefined || localVotes > 0;
}
