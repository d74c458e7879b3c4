import type { Signals } from './score.ts';

/**
 * What a ranking is based on besides the age of its papers: votes at their source; failing that, any other signals
 * (growth, stars, a place in the source's list, votes in this server); or nothing.
 */
export type Basis = 'votes' | 'other-signals' | 'age';

/** Determines a ranking's basis from its papers' signals, one by one, on top of the basis of others. */
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
