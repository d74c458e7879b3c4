import type { Logger } from '../log.ts';
import { type CardParts, clearCard } from './cards.ts';
import type { FeaturedStore } from './featured.ts';

/** Most leftover cards cleared per sweep. */
const AT_ONCE = 20;

/** Ends featured papers whose time is up, and clears the cards of all that have ended. */
export function createSweep(
  parts: CardParts & {
    readonly featured: Pick<FeaturedStore, 'expire' | 'leftCards'>;
    readonly clock: () => Date;
    readonly log: Logger;
  },
): () => Promise<void> {
  return async () => {
    await parts.featured.expire(parts.clock());
    for (const left of await parts.featured.leftCards(AT_ONCE)) {
      if ((await clearCard(parts, left)) !== 'later') continue;
      const facts = { paper: left.paperId, channel: left.card?.channelId };
      parts.log.warn(facts, "couldn't unpin a card yet");
    }
  };
}
