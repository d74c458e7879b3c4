import type { Logger } from '../log.ts';
import type { FeaturedPaper, FeaturedStore } from './featured.ts';

/** What featuring needs of Discord: the card of a paper in a channel, pinned. Implemented in `discord/`. */
export interface CardBoard {
  /** Posts and pins the card; a sentence says why when it could not be pinned. */
  put(
    channelId: string,
    featured: FeaturedPaper,
  ): Promise<{ readonly messageId: string } | { readonly problem: string }>;
  /** Unpins it; resolves true when nothing is left to unpin, false to try again later. */
  take(channelId: string, messageId: string): Promise<boolean>;
}

/** Left cards that one sweep clears away. */
const AT_ONCE = 20;

/** Ends featured papers whose time is over, and unpins the cards of all that have ended. */
export function createSweep(parts: {
  readonly featured: FeaturedStore;
  readonly board: Pick<CardBoard, 'take'>;
  readonly clock: () => Date;
  readonly log: Logger;
}): () => Promise<void> {
  const { featured, board } = parts;
  return async () => {
    await featured.expire(parts.clock());
    for (const left of await featured.leftCards(AT_ONCE)) {
      if (left.card === undefined) continue;
      const gone = await board.take(left.card.channelId, left.card.messageId);
      if (gone) await featured.setCard(left.id, undefined);
      else
        parts.log.warn(
          { paper: left.paperId, channel: left.card.channelId },
          'a card could not be unpinned yet',
        );
    }
  };
}
