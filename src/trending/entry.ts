import type { Paper } from '../paper/paper.ts';
import type { TrendReason } from './reasons.ts';
import type { Signals } from './score.ts';

/** A paper of a ranking. */
export interface TrendingEntry {
  readonly paper: Paper;
  readonly score: number;
  /** Better one first; may be empty. */
  readonly reasons: readonly TrendReason[];
  readonly signals: Signals;
}
