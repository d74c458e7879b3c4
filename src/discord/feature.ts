import type { FeaturedPaper } from '../featured/featured.ts';
import type { Paper } from '../paper/paper.ts';
import type { Services } from './services.ts';

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

/** Pins the paper's card in a channel, where none is pinned yet; gives a sentence on how it went. */
export async function pinCard(
  services: Pick<Services, 'featured' | 'board'>,
  channelId: string,
  featured: FeaturedPaper,
): Promise<string> {
  if (featured.card !== undefined) return `Its card is pinned in <#${featured.card.channelId}> already.`;
  const put = await services.board.put(channelId, featured);
  if ('problem' in put) return put.problem;
  await services.featured.setCard(featured.id, { channelId, messageId: put.messageId });
  return 'Its card is pinned in this channel until then.';
}
