import type { CardPlace } from './featured.ts';

/** What a featured paper's card shows besides the paper. */
export interface FeaturedCard {
  readonly paperId: string;
  /** Votes by members of its server. */
  readonly votes: number;
  /** Absent once the paper is no longer featured. */
  readonly featured?: { readonly note?: string; readonly until: Date };
}

/** Why a card couldn't be posted, redrawn or pinned. */
export type CardProblem =
  /** The paper is no longer in the catalog. */
  | { readonly kind: 'not-held' }
  | { readonly kind: 'too-many-pins' }
  | { readonly kind: 'may-not-pin' }
  /** Anything else, as a sentence from the code that asked Discord. */
  | { readonly kind: 'turned-down'; readonly said: string };

/** What featuring needs from Discord: a paper's card in a channel, pinned. Implemented in `discord/`. */
export interface CardBoard {
  post(
    channelId: string,
    card: FeaturedCard,
  ): Promise<{ readonly messageId: string } | { readonly problem: CardProblem }>;
  /** Redraws a posted card. `gone`: someone deleted it, or its channel; `later`: Discord didn't answer. */
  redraw(
    place: CardPlace,
    card: FeaturedCard,
  ): Promise<'redrawn' | 'gone' | 'later' | { readonly problem: CardProblem }>;
  /** Pins a posted card; no effect if it is already pinned. `gone`: someone deleted it, or its channel. */
  pin(place: CardPlace): Promise<'pinned' | 'gone' | { readonly problem: CardProblem }>;
  /** Unpins it: done, left alone because it is gone or off limits, or to be retried later. */
  unpin(place: CardPlace): Promise<'unpinned' | 'left' | 'later'>;
}
