export const FOLLOW_KINDS = ['words', 'author', 'category'] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

/** What one person wants to hear of. */
export interface Follow {
  readonly id: string;
  readonly personId: string;
  readonly kind: FollowKind;
  /** As it was typed, one line: words in the language of a search, a name or a category. */
  readonly value: string;
  readonly since: Date;
}

/** Follows of one person: as many as a select of Discord holds. */
export const MOST_FOLLOWS = 25;

/** Characters of a value. */
export const LONGEST_VALUE = 120;

/** Where follows are kept. */
export interface FollowStore {
  /** Of one person, oldest first. */
  of(personId: string): Promise<readonly Follow[]>;
  /** Of everybody, in pages of at most `limit`, in no order. */
  all(limit: number): AsyncIterable<readonly Follow[]>;
  /** Adds a follow unless the person has `most` already; false then. */
  add(follow: Follow, most: number): Promise<boolean>;
  /** Removes one of the person's; undefined where it was not theirs or not there. */
  remove(personId: string, id: string): Promise<Follow | undefined>;
}
