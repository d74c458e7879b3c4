import type { Paper } from '../paper/paper.ts';
import type { Follow } from './follow.ts';

/** A paper with the follows it matches. */
export interface Match {
  readonly paper: Paper;
  readonly follows: readonly Follow[];
}
