import { channelMention } from 'discord.js';
import type { FeaturedPaper } from '../../featured/featured.ts';
import type { Paper } from '../../paper/paper.ts';
import type { Services } from '../interactions/services.ts';

/** Days a paper stays featured, unless the moderator says otherwise. */
export const USUAL_DAYS = 7;
export const MOST_DAYS = 90;

const DAY = 86_400_000;

interface Moderator {
  readonly guildId: string;
  readonly userId: string;
}

/** Features a paper in a server, from now on for so many days. */
export async function feature(
  services: Pick<Services, 'featured' | 'clock'>,
  by: Moderator,
  paper: Paper,
  how: { readonly note?: string; readonly days?: number } = {},
): Promise<{ readonly featured: FeaturedPaper; readonly renewed: boolean }> {
  const at = services.clock();
  return services.featured.add({
    guildId: by.guildId,
    paperId: paper.id,
    by: by.userId,
    at,
    until: new Date(at.getTime() + (how.days ?? USUAL_DAYS) * DAY),
    ...(how.note === undefined ? {} : { note: how.note }),
  });
}

/** Pins the paper's card: the one that was posted before, or else a new one in a channel. Gives a sentence on how it went. */
export async function pinCard(
  services: Pick<Services, 'featured' | 'board'>,
  channelId: string,
  featured: FeaturedPaper,
): Promise<string> {
  const { board } = services;
  const { card } = featured;
  if (card !== undefined) {
    const pinned = await board.pin(card.channelId, card.messageId);
    if (pinned === 'pinned') return `Its card is pinned in ${channelMention(card.channelId)}.`;
    if (pinned !== 'gone')
      return `Its card stands in ${channelMention(card.channelId)}, not pinned. ${toPin(pinned.problem)}`;
  }
  const posted = await board.post(channelId, featured);
  if ('problem' in posted) return `I could not post its card here: ${posted.problem}`;
  // Noted before it is pinned: whatever becomes of that, no second card is posted.
  await services.featured.setCard(featured.id, { channelId, messageId: posted.messageId });
  const pinned = await board.pin(channelId, posted.messageId);
  if (pinned === 'pinned') return 'Its card is pinned in this channel until then.';
  if (pinned === 'gone') return 'I posted its card, but someone deleted it before I could pin it.';
  return `I posted its card but could not pin it. ${toPin(pinned.problem)}`;
}

function toPin(problem: string): string {
  return `${problem} Once that is put right, \`/pin\` the paper again, or pin the message yourself.`;
}
