/** An order to a Discord in its own thread: this many searches at once, none waiting for another. */
export interface BurstOrder {
  readonly burst: number;
}

/** From the thread: its address, then the outcomes of each burst. */
export type FromBurstThread =
  | { readonly apiUrl: string; readonly token: string }
  | { readonly outcomes: readonly BurstOutcome[] };

/** What a person saw of one search. */
export interface BurstOutcome {
  /** The first response, or `failed` if none came in time. */
  readonly kind: string;
  /** Milliseconds to the first response; undefined if none came in time. */
  readonly answeredAfterMs: number | undefined;
  /** Milliseconds to the final answer; undefined if it never came. */
  readonly finishedAfterMs: number | undefined;
}
