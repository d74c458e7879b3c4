import { userMention } from 'discord.js';

/** A person, by the name Discord shows each reader; an empty id is a person whose data was removed. */
export function personMention(userId: string): string {
  return userId === '' ? 'someone' : userMention(userId);
}
