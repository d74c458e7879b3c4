import type { Paper } from '../paper/paper.ts';
import type { Citation } from './citation.ts';

/** A paper in an export: as the catalog has it, as it is cited, and when it was saved. */
export interface Entry {
  readonly paper: Paper;
  readonly citation: Citation;
  readonly at: Date;
}
