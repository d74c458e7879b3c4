/**
 * Votes of people on papers. A scope is where they count: a server's id, or `dm:` and a user's id.
 */
export interface VoteStore {
  /** Casts the person's vote, or takes it back; gives the state after it. */
  toggle(vote: {
    readonly scope: string;
    readonly paperId: string;
    readonly userId: string;
    readonly at: Date;
  }): Promise<{ readonly voted: boolean; readonly count: number }>;
  /** Votes by paper in one scope, of these papers or of all; only those cast at or after `since`, when given. */
  counts(
    scope: string,
    options?: { readonly paperIds?: readonly string[]; readonly since?: Date },
  ): Promise<ReadonlyMap<string, number>>;
  /** Whether a person's vote on a paper stands in a scope. */
  has(vote: { readonly scope: string; readonly paperId: string; readonly userId: string }): Promise<boolean>;
  /** The papers that a person voted for, wherever it was, each with the newest vote. */
  ofPerson(userId: string): Promise<readonly { readonly paperId: string; readonly at: Date }[]>;
}

/** Where a vote counts: in the server it was cast in, or for the person alone. */
export function voteScope(guildId: string | null, userId: string): string {
  return guildId ?? `dm:${userId}`;
}
