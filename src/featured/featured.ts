/** A paper that a moderator put first, with its trail: who, when, until when, and how it ended. */
export interface FeaturedPaper {
  readonly id: string;
  readonly guildId: string;
  readonly paperId: string;
  readonly note?: string;
  /** The moderator; empty once they had their data removed. */
  readonly by: string;
  readonly at: Date;
  readonly until: Date;
  /** The posted card, where the bot could post one; it is pinned unless Discord did not let the bot. */
  readonly card?: CardPlace;
  /** Set once the entry is no longer active. */
  readonly ended?: Ended;
}

/** Where the card of a featured paper stands. */
export interface CardPlace {
  readonly channelId: string;
  readonly messageId: string;
}

/** How an entry ended. */
export type Ended =
  | { readonly kind: 'expired'; readonly at: Date }
  | { readonly kind: 'removed'; readonly at: Date; readonly by: string }
  /** Someone featured the paper again; a newer entry goes on from here. */
  | { readonly kind: 'renewed'; readonly at: Date; readonly by: string };

export interface FeaturedStore {
  /**
   * Features a paper. If it is featured already, the entry is renewed: note and end stay as they are unless given, and
   * what it was until now goes into the trail.
   */
  add(featured: {
    readonly guildId: string;
    readonly paperId: string;
    readonly by: string;
    readonly at: Date;
    readonly note?: string;
    /** The end, where someone chose one. */
    readonly until?: Date;
    /** The end of an entry that had none before. */
    readonly usualUntil: Date;
  }): Promise<{ readonly featured: FeaturedPaper; readonly renewed: boolean }>;
  /** Ends an active entry; undefined when there is none. */
  remove(guildId: string, paperId: string, by: string, at: Date): Promise<FeaturedPaper | undefined>;
  /** Active entries at `now`, newest first. */
  active(guildId: string, now: Date): Promise<readonly FeaturedPaper[]>;
  /** All entries of a server, active or ended, newest first. */
  history(guildId: string, limit: number): Promise<readonly FeaturedPaper[]>;
  /** Ends the entries whose time is over; gives how many. */
  expire(now: Date): Promise<number>;
  /** Ended entries whose card is still noted, oldest end first. */
  leftCards(limit: number): Promise<readonly FeaturedPaper[]>;
  /** Notes where the card stands, or (undefined) that it is no longer ours to look after. */
  setCard(id: string, card: CardPlace | undefined): Promise<void>;
}
