import { channelMention } from 'discord.js';
import { KEPT_DAYS_AFTER_LEAVING } from '../retention/retention.ts';

/** Up to this many channels are named; the rest are counted. */
const MOST_NAMED = 10;

/** What the people who set up digests are told once their server's settings are removed, as markdown. */
export function leftGuildNews(channelIds: readonly string[]): string {
  const named = channelIds.slice(0, MOST_NAMED).map(channelMention);
  const more = channelIds.length - named.length;
  const where = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `I was removed from a server ${KEPT_DAYS_AFTER_LEAVING} days ago, so I deleted what you set up there: the digests of ${where}. If you add me again, \`/digest set\` starts over.`;
}
