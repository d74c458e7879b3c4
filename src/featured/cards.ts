import type { VoteStore } from '../trending/votes.ts';
import type { CardBoard, CardProblem, FeaturedCard } from './card-board.ts';
import type { FeaturedPaper, FeaturedStore } from './featured.ts';

/** What it takes to maintain the cards of featured papers. */
export interface CardParts {
  readonly board: CardBoard;
  readonly featured: Pick<FeaturedStore, 'setCard'>;
  readonly votes: Pick<VoteStore, 'counts'>;
}

/** What became of a featured paper's card. */
export type Shown =
  | { readonly kind: 'pinned'; readonly channelId: string; readonly isNew: boolean; readonly stale?: true }
  | {
      readonly kind: 'not-pinned';
      readonly channelId: string;
      readonly isNew: boolean;
      readonly problem: CardProblem;
    }
  | { readonly kind: 'not-posted'; readonly problem: CardProblem }
  /** It was deleted before it could be pinned. */
  | { readonly kind: 'vanished' };

/**
 * Shows a featured paper's card, pinned, with its note and end date: redraws the existing card, or else posts a
 * new one in `channelId`.
 */
export async function showCard(parts: CardParts, channelId: string, one: FeaturedPaper): Promise<Shown> {
  const { board, featured } = parts;
  const card = await cardOf(parts, one);
  if (one.card !== undefined) {
    const redrawn = await board.redraw(one.card, card);
    const pinned = redrawn === 'gone' ? 'gone' : await board.pin(one.card);
    const place = { channelId: one.card.channelId, isNew: false };
    if (pinned === 'pinned') {
      return { kind: 'pinned', ...place, ...(redrawn === 'redrawn' ? {} : { stale: true }) };
    }
    if (pinned !== 'gone') return { kind: 'not-pinned', ...place, problem: pinned.problem };
  }
  const posted = await board.post(channelId, card);
  if ('problem' in posted) return { kind: 'not-posted', problem: posted.problem };
  const place = { channelId, messageId: posted.messageId };
  // Recorded before pinning: even if that fails, no second card is posted.
  await featured.setCard(one.id, place);
  const pinned = await board.pin(place);
  if (pinned === 'pinned') return { kind: 'pinned', channelId, isNew: true };
  if (pinned === 'gone') return { kind: 'vanished' };
  return { kind: 'not-pinned', channelId, isNew: true, problem: pinned.problem };
}

/**
 * Removes the mark from an ended entry's card and unpins it; undefined if there is no card. If that must be
 * retried, the card stays recorded for the sweep.
 */
export async function clearCard(
  parts: CardParts,
  one: FeaturedPaper,
): Promise<'unpinned' | 'left' | 'later' | undefined> {
  if (one.card === undefined) return undefined;
  const redrawn = await parts.board.redraw(one.card, await cardOf(parts, one));
  const unpinned = await parts.board.unpin(one.card);
  if (redrawn === 'later' || unpinned === 'later') return 'later';
  await parts.featured.setCard(one.id, undefined);
  return unpinned;
}

async function cardOf({ votes }: CardParts, one: FeaturedPaper): Promise<FeaturedCard> {
  const { guildId, paperId, note, until, ended } = one;
  const counts = await votes.counts(guildId, { paperIds: [paperId] });
  return {
    paperId,
    votes: counts.get(paperId) ?? 0,
    ...(ended === undefined ? { featured: { until, ...(note === undefined ? {} : { note }) } } : {}),
  };
}
