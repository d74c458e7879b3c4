import type { CardPlace } from './featured.ts';

/** What the card of a featured paper shows beside the paper. */
export interface FeaturedCard {
  readonly paperId: string;
  /** Votes of the members of its server. */
  readonly votes: number;
  /** Absent once the paper is not featured any more. */
  readonly featured?: { readonly note?: string; readonly until: Date };
}

/** Why a card could not be posted, drawn anew or pinned. */
export type CardProblem =
  /** The catalog does not hold the paper any more. */
  | { readonly kind: 'not-held' }
  | { readonly kind: 'too-many-pins' }
  | { readonly kind: 'may-not-pin' }
  /** Anything else, in a sentence of whoever asked Discord. */
  | { readonly kind: 'turned-down'; readonly said: string };

/** What featuring needs of Discord: the card of a paper in a channel, pinned. Implemented in `discord/`. */
export interface CardBoard {
  post(
    channelId: string,
    card: FeaturedCard,
  ): Promise<{ readonly messageId: string } | { readonly problem: CardProblem }>;
  /** Draws a posted card anew. `gone`: someone deleted it, or its channel; `later`: Discord did not answer. */
  redraw(
    place: CardPlace,
    card: FeaturedCard,
  ): Promise<'redrawn' | 'gone' | 'later' | { readonly problem: CardProblem }>;
  /** Pins a posted card; one that is pinned already stays so. `gone`: someone deleted it, or its channel. */
  pin(place: CardPlace): Promise<'pinned' | 'gone' | { readonly problem: CardProblem }>;
  /** Unpins it: done, left as it is because it is gone or may not be touched, or to be tried again later. */
  unpin(place: CardPlace): Promise<'unpinned' | 'left' | 'later'>;
}
