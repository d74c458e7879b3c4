export const FOLLOW_KINDS = ['words', 'author', 'category'] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

/** Something one person wants to hear about. */
export interface Follow {
  readonly id: string;
  readonly personId: string;
  readonly kind: FollowKind;
  /** As typed, on one line: words in search syntax, a name or a category. */
  readonly value: string;
  readonly since: Date;
}

/** Most follows per person: the most options a Discord select menu can hold. */
export const MOST_FOLLOWS = 25;

/** Longest value, in characters. */
export const LONGEST_VALUE = 120;

/** Where follows are kept. */
export interface FollowStore {
  /** One person's follows, oldest first. */
  of(personId: string): Promise<readonly Follow[]>;
  /** Everyone's follows, in pages of at most `limit`, in no particular order. */
  all(limit: number): AsyncIterable<readonly Follow[]>;
  /** Adds a follow; false if the person already has `most`. */
  add(follow: Follow, most: number): Promise<boolean>;
  /** Removes one of the person's follows; undefined if there is none with this id. */
  remove(personId: string, id: string): Promise<Follow | undefined>;
}
