/** A paper that a moderator put first, with its trail: who, when, until when, and how it ended. */
export interface FeaturedPaper {
  readonly id: string;
  readonly guildId: string;
  readonly paperId: string;
  readonly note?: string;
  readonly by: string;
  readonly at: Date;
  readonly until: Date;
  /** The posted card, where the bot could post one; it is pinned unless Discord did not let the bot. */
  readonly card?: { readonly channelId: string; readonly messageId: string };
  /** Set once it no longer stands; `by` is absent when it expired. */
  readonly ended?: { readonly at: Date; readonly by?: string };
}

export interface FeaturedStore {
  /** Features a paper; if it stands already, note, person and end are renewed on the same entry. */
  add(featured: {
    readonly guildId: string;
    readonly paperId: string;
    readonly note?: string;
    readonly by: string;
    readonly at: Date;
    readonly until: Date;
  }): Promise<{ readonly featured: FeaturedPaper; readonly renewed: boolean }>;
  /** Ends a standing entry; undefined when there is none. */
  remove(guildId: string, paperId: string, by: string, at: Date): Promise<FeaturedPaper | undefined>;
  /** Standing entries at `now`, newest first. */
  standing(guildId: string, now: Date): Promise<readonly FeaturedPaper[]>;
  /** All entries of a server, standing or ended, newest first. */
  history(guildId: string, limit: number): Promise<readonly FeaturedPaper[]>;
  /** Ends the entries whose time is over; gives how many. */
  expire(now: Date): Promise<number>;
  /** Ended entries whose card is still noted, oldest end first. */
  leftCards(limit: number): Promise<readonly FeaturedPaper[]>;
  /** Notes where the card stands, or (undefined) that it is no longer ours to unpin. */
  setCard(
    id: string,
    card: { readonly channelId: string; readonly messageId: string } | undefined,
  ): Promise<void>;
}
