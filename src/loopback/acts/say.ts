import { type APIUser, ChannelType, MessageType } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { Message } from '../wire/message.ts';
import type { Ref } from '../world/ref.ts';
import { ActError } from './act-error.ts';
import type { SayAct } from './acts.ts';
import { type ActContext, beforeMessage, inChannel } from './context.ts';
import { emptyResolved, resolveUser } from './resolved.ts';

/** A person writes a message. */
export function say(context: ActContext, act: SayAct): Message {
  const { world } = context;
  const { content, mentionsBot = false } = act;
  const { person, channel } = inChannel(context, act.as, act.channel);
  if (channel.type === ChannelType.GuildForum)
    throw new ActError('write in a post of the forum, not in the forum itself');
  if (content.trim() === '' || content.length > 2000)
    throw new ActError('a message has 1 to 2,000 characters');
  if (!world.can(person, channel, 'SendMessages'))
    throw new ActError(`${person.username} may not write in "${channel.name ?? channel.id}"`);
  const text = mentionsBot && !content.includes(world.bot.id) ? `<@${world.bot.id}> ${content}` : content;
  const message = makeMessage(context, person, channel, text, act.replyTo);
  context.messages.add(message);
  return message;
}

function makeMessage(
  context: ActContext,
  person: APIUser,
  channel: Channel,
  content: string,
  replyTo: Ref | undefined,
): Message {
  const replied = replyTo === undefined ? undefined : beforeMessage(context, person, replyTo).message;
  return {
    id: context.snowflakes.next(),
    channel_id: channel.id,
    type: replied === undefined ? MessageType.Default : MessageType.Reply,
    author: person,
    content,
    timestamp: context.clock().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentioned(context, channel, content),
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    ...(replied === undefined
      ? {}
      : {
          message_reference: { type: 0, channel_id: channel.id, message_id: replied.id },
          referenced_message: replied,
        }),
  };
}

/** The people mentioned in a text, as `<@id>`. */
function mentioned({ world }: ActContext, channel: Channel, content: string): APIUser[] {
  const resolved = emptyResolved();
  for (const [, id] of content.matchAll(/<@!?(\d+)>/g))
    if (id === world.bot.id || (id !== undefined && world.people.has(id)))
      resolveUser(world, channel, id, resolved);
  return Object.values(resolved.users);
}
