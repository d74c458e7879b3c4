import type { APIUser } from 'discord-api-types/v10';
import type { MessageBody } from '../limits/message.ts';
import type { Channel } from '../wire/channel.ts';
import { walkComponents } from '../wire/component.ts';
import type { Message } from '../wire/message.ts';
import type { WorldState } from '../world/create-world.ts';

type Mentions = Pick<Message, 'mentions' | 'mention_roles' | 'mention_everyone'>;

/** Whom a message pings, by `allowed_mentions` and the author's permissions. */
export function mentionsOf(
  world: WorldState,
  channel: Channel,
  author: APIUser,
  message: Message,
  allowed: MessageBody['allowed_mentions'],
): Mentions {
  const texts = walkComponents(message.components).flatMap(({ component }) => component.content ?? []);
  const text = [message.content, ...texts].join('\n');
  const parse = allowed === undefined ? ['roles', 'users', 'everyone'] : (allowed.parse ?? []);
  const people = ids(text, /<@!?(\d+)>/g).filter(
    (id) => parse.includes('users') || allowed?.users?.includes(id),
  );
  const mayPingAll = channel.guild_id !== undefined && world.can(author.id, channel.id, 'MentionEveryone');
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  const roles = ids(text, /<@&(\d+)>/g)
    .filter((id) => parse.includes('roles') || allowed?.roles?.includes(id))
    .filter((id) => mayPingAll || guild?.roles.get(id)?.mentionable === true);
  const users = people.flatMap((id) =>
    id === world.bot.id ? world.bot : (world.people.get(id)?.user ?? []),
  );
  const replied = message.referenced_message?.author;
  if (replied !== undefined && allowed?.replied_user === true) users.push(replied);
  return {
    mentions: [...new Set(users)],
    mention_roles: roles,
    mention_everyone: mayPingAll && parse.includes('everyone') && /@(everyone|here)\b/.test(text),
  };
}

function ids(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? []))];
}
