import type { QueryTerm } from '../query/terms.ts';
import type { HeldDocument, OtherRun, RunRequest } from './best-run.ts';

/** What a partner found. */
export interface PartnerFound {
  readonly found: readonly HeldDocument[];
  /** Its best coverage. */
  readonly mostMass: number;
}

/** One query's documents, piece by piece: whichever thread is free takes the next. */
export interface SharedWork {
  readonly other: OtherRun;
  /** The next free piece; pieces ascend. */
  next(): readonly [from: number, to: number] | undefined;
  /** Waits for the partner's current piece; `failed` if what it took may not have been scored. */
  end(): PartnerFound | undefined | 'failed';
}

/** Another thread that scores documents of the same query in parallel. */
export interface Partner {
  /** Asks it to take part; undefined if it isn't worth it, or the partner isn't there. */
  begin(terms: readonly QueryTerm[], request: RunRequest): SharedWork | undefined;
}
