/** What a Discord in a thread of its own is asked: so many searches at once, none waiting for another. */
export interface BurstOrder {
  readonly burst: number;
}

/** From the thread: where it is, then what became of each burst. */
export type FromBurstThread =
  | { readonly apiUrl: string; readonly token: string }
  | { readonly outcomes: readonly BurstOutcome[] };

/** What a person saw of one search. */
export interface BurstOutcome {
  /** The first answer, or `failed` where none came in time. */
  readonly kind: string;
  /** Milliseconds to the first answer; undefined where none came in time. */
  readonly answeredAfterMs: number | undefined;
  /** Milliseconds to the answer itself; undefined where it never came. */
  readonly finishedAfterMs: number | undefined;
}
