/** A paper featured by a moderator, with its audit trail: who, when, until when, and how it ended. */
export interface FeaturedPaper {
  readonly id: string;
  readonly guildId: string;
  readonly paperId: string;
  readonly note?: string;
  /** The moderator; empty once their data was deleted. */
  readonly by: string;
  readonly at: Date;
  readonly until: Date;
  /** The card, if the bot could post one; pinned unless Discord didn't allow it. */
  readonly card?: CardPlace;
  /** Set once the entry is no longer active. */
  readonly ended?: Ended;
}

/** Where a featured paper's card was posted. */
export interface CardPlace {
  readonly channelId: string;
  readonly messageId: string;
}

/** How an entry ended. */
export type Ended =
  | { readonly kind: 'expired'; readonly at: Date }
  | { readonly kind: 'removed'; readonly at: Date; readonly by: string }
  /** Someone featured the paper again; a newer entry takes over. */
  | { readonly kind: 'renewed'; readonly at: Date; readonly by: string };

export interface FeaturedStore {
  /**
   * Features a paper. If it is already featured, the entry is renewed: note and end stay unless given, and
   * the previous state goes into the trail.
   */
  add(featured: {
    readonly guildId: string;
    readonly paperId: string;
    readonly by: string;
    readonly at: Date;
    readonly note?: string;
    /** The end, if someone chose one. */
    readonly until?: Date;
    /** The end of a new entry if none was chosen. */
    readonly usualUntil: Date;
  }): Promise<{ readonly featured: FeaturedPaper; readonly renewed: boolean }>;
  /** Ends an active entry; undefined if there is none. */
  remove(guildId: string, paperId: string, by: string, at: Date): Promise<FeaturedPaper | undefined>;
  /** Active entries at `now`, newest first. */
  active(guildId: string, now: Date): Promise<readonly FeaturedPaper[]>;
  /** All entries of a server, active or ended, newest first. */
  history(guildId: string, limit: number): Promise<readonly FeaturedPaper[]>;
  /** Ends the entries whose time is up; returns how many. */
  expire(now: Date): Promise<number>;
  /** Ended entries whose card is still recorded, oldest end first. */
  leftCards(limit: number): Promise<readonly FeaturedPaper[]>;
  /** Records where the card is, or (undefined) that we no longer maintain it. */
  setCard(id: string, card: CardPlace | undefined): Promise<void>;
}
