import type { Logger } from '../log.ts';
import type { FeaturedPaper, FeaturedStore } from './featured.ts';

/** What featuring needs of Discord: the card of a paper in a channel, pinned. Implemented in `discord/`. */
export interface CardBoard {
  /** Posts the card; where that fails, `problem` says why in a sentence. */
  post(
    channelId: string,
    featured: FeaturedPaper,
  ): Promise<{ readonly messageId: string } | { readonly problem: string }>;
  /**
   * Pins a posted card; one that is pinned already stays so. `gone`: someone deleted it, or its channel. Where it could not be
   * pinned, `problem` says why in a sentence.
   */
  pin(channelId: string, messageId: string): Promise<'pinned' | 'gone' | { readonly problem: string }>;
  /** Unpins it: done, left as it is because it is gone or may not be touched, or to be tried again later. */
  take(channelId: string, messageId: string): Promise<'unpinned' | 'left' | 'later'>;
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
      const outcome = await board.take(left.card.channelId, left.card.messageId);
      if (outcome !== 'later') await featured.setCard(left.id, undefined);
      else
        parts.log.warn(
          { paper: left.paperId, channel: left.card.channelId },
          'a card could not be unpinned yet',
        );
    }
  };
}
