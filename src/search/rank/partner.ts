import type { QueryTerm } from '../query/terms.ts';
import type { HeldDocument, OtherRun, RunRequest } from './best-run.ts';

/** What a partner found. */
export interface PartnerFound {
  readonly found: readonly HeldDocument[];
  /** The most that one of its documents holds. */
  readonly mostMass: number;
}

/** The documents of one query, piece by piece: each is scored by whoever asks for the next one first. */
export interface SharedWork {
  readonly other: OtherRun;
  /** The next piece that nobody has taken, none of which is before the last one. */
  next(): readonly [from: number, to: number] | undefined;
  /** Waits for the piece that the partner is at; `failed` when what it took may not have been scored. */
  end(): PartnerFound | undefined | 'failed';
}

/** Another thread that scores documents of the same query at the same time. */
export interface Partner {
  /** Has it take part; undefined where that is not worth while, or it is not there. */
  begin(terms: readonly QueryTerm[], request: RunRequest): SharedWork | undefined;
}
