import { userMention } from 'discord.js';

/** A person as Discord shows them to each reader; the empty id is that of one who had their data removed. */
export function personMention(userId: string): string {
  return userId === '' ? 'someone' : userMention(userId);
}
