import { channelMention } from 'discord.js';
import { KEPT_DAYS_AFTER_LEAVING } from '../retention/retention.ts';

/** Channels that are named; the others are counted. */
const MOST_NAMED = 10;

/** What whoever set up digests is told once the settings of their server are removed, as markdown. */
export function leftGuildNews(channelIds: readonly string[]): string {
  const named = channelIds.slice(0, MOST_NAMED).map(channelMention);
  const more = channelIds.length - named.length;
  const where = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `I was removed from a server ${KEPT_DAYS_AFTER_LEAVING} days ago, so I deleted what you set up there: the digests of ${where}. If you add me again, \`/digest set\` starts over.`;
}
