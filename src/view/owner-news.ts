import { channelMention } from 'discord.js';
import type { OwnerNews } from '../digest/reason.ts';
import { sayOff } from './digest-reasons.ts';
import { digestWords } from './digest-settings.ts';
import { sayRejection } from './rejection.ts';
import { safe } from './text.ts';

/** A private message to the person who set up a digest, as markdown. */
export function ownerNews(news: OwnerNews, channelId: string, name?: string): string {
  const digest = digestWords(name === undefined ? {} : { name });
  const where = channelMention(channelId);
  if (news.kind === 'switched-off') {
    return `I disabled ${digest} in ${where}. ${safe(sayOff(news.reason), 500)}\nOnce that's fixed, use \`/digest resume\` to restart it.`;
  }
  const days = news.days === 3 ? 'three' : news.days;
  return `I couldn't post ${digest} in ${where}. ${safe(sayRejection(news.why), 500)}\nI'll keep trying for ${days} days. \`/setup check\` shows what's missing.`;
}
