/**
 * Votes of people on papers. A scope is where they count: a server's id, or `dm:` and a user's id.
 */
export interface VoteStore {
  /** Casts the person's vote, or withdraws it; returns the new state. */
  toggle(vote: {
    readonly scope: string;
    readonly paperId: string;
    readonly userId: string;
    readonly at: Date;
  }): Promise<{ readonly voted: boolean; readonly count: number }>;
  /** Votes per paper in one scope, for these papers or all; only those cast since `since`, if given. */
  counts(
    scope: string,
    options?: { readonly paperIds?: readonly string[]; readonly since?: Date },
  ): Promise<ReadonlyMap<string, number>>;
  /** Whether a person has voted for a paper in a scope. */
  has(vote: { readonly scope: string; readonly paperId: string; readonly userId: string }): Promise<boolean>;
  /** The papers a person voted for in any scope, each with the latest vote. */
  ofPerson(userId: string): Promise<readonly { readonly paperId: string; readonly at: Date }[]>;
}

/** Where a vote counts: in the server it was cast in, or only for the person. */
export function voteScope(guildId: string | null, userId: string): string {
  return guildId ?? `dm:${userId}`;
}
