import { channelMention, time } from 'discord.js';
import type { CardProblem } from '../featured/card-board.ts';
import type { Shown } from '../featured/cards.ts';
import type { FeaturedPaper } from '../featured/featured.ts';
import type { Paper } from '../paper/paper.ts';
import { quoted, safe } from './text.ts';

/** Says that a paper is now, or still, featured, and until when. */
export function isFeatured(paper: Paper, { until }: FeaturedPaper, renewed: boolean): string {
  return `📌 **${safe(paper.title, 200)}** ${renewed ? 'stays' : 'is'} featured until ${time(until, 'f')}`;
}

/** What a changed note was and is now; nothing if it's the same. */
export function noteChanged(before: string | undefined, after: string | undefined): string[] {
  const words = (note: string | undefined) => (note === undefined ? 'none' : quoted(note, 300));
  return before === after ? [] : [`Changed: **note** ${words(before)} → ${words(after)}`];
}

/** What became of a featured paper's card, as sentences. */
export function cardShown(shown: Shown): string {
  switch (shown.kind) {
    case 'pinned': {
      const where = shown.isNew ? 'this channel until then' : channelMention(shown.channelId);
      const stale = " I couldn't update its text, so `/pin` the paper again later.";
      return `Its card is pinned in ${where}.${shown.stale === true ? stale : ''}`;
    }
    case 'not-pinned': {
      const card = shown.isNew
        ? "I posted its card but couldn't pin it."
        : `Its card is in ${channelMention(shown.channelId)}, but not pinned.`;
      return `${card} ${cardProblem(shown.problem)} Once that's fixed, \`/pin\` the paper again or pin the message yourself.`;
    }
    case 'not-posted':
      return `I couldn't post its card here. ${cardProblem(shown.problem)}`;
    case 'vanished':
      return 'I posted its card, but someone deleted it before I could pin it.';
  }
}

/** What became of the card of a paper that is no longer featured. */
export const CARD_CLEARED = {
  unpinned: 'Its card is unpinned.',
  left: "I couldn't unpin its card. It may be gone, or I may be missing a permission.",
  later: "I'll unpin its card as soon as Discord lets me.",
} as const;

function cardProblem(problem: CardProblem): string {
  switch (problem.kind) {
    case 'not-held':
      return "The paper isn't in my catalog anymore.";
    case 'too-many-pins':
      return "This channel has reached Discord's limit on pins. Unpin one first.";
    case 'may-not-pin':
      return "I'm missing the **Pin Messages** permission in this channel.";
    case 'turned-down':
      return problem.said;
  }
}
