import { z } from 'zod';
import { optional, text } from '../../limits/fields.ts';
import { check } from '../../limits/limits.ts';
import type { Channel } from '../../wire/channel.ts';
import { discordError, invalidBody } from '../../wire/discord-error.ts';
import { archive, isThread } from '../../world/threads.ts';
import type { RestContext } from './context.ts';
import { need, noContent, ok, type Reply, type Route, visibleChannel } from './route.ts';

const channelChange = z.looseObject({
  name: optional(text(1, 100)),
  topic: z.string().max(4096).nullish(),
  nsfw: optional(z.boolean()),
  archived: optional(z.boolean()),
  locked: optional(z.boolean()),
});

/** https://discord.com/developers/docs/resources/channel */
export function channelRoutes(context: RestContext): Route[] {
  const path = '/channels/:channel';
  return [
    { method: 'GET', path, handle: (request) => ok(visibleChannel(context, request)) },
    {
      method: 'PATCH',
      path,
      handle: (request) => change(context, visibleChannel(context, request), request.body),
    },
    {
      method: 'DELETE',
      path,
      handle(request) {
        const channel = visibleChannel(context, request);
        need(context, channel, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
        context.world.removeChannel(channel);
        return ok(channel);
      },
    },
    {
      method: 'PUT',
      path: `${path}/thread-members/@me`,
      handle(request) {
        if (!isThread(visibleChannel(context, request))) throw discordError('wrongChannelType');
        return noContent;
      },
    },
    { method: 'GET', path: `${path}/webhooks`, handle: () => ok([]) },
  ];
}

function change(context: RestContext, channel: Channel, body: unknown): Reply {
  const mine = isThread(channel) && channel.owner_id === context.world.bot.id;
  if (!mine) need(context, channel, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
  const read = check(channelChange, body);
  if (!read.ok) throw invalidBody(read.errors);
  const { name, topic, nsfw, archived, locked } = read.value;
  if (channel.thread_metadata !== undefined) {
    if (archived !== undefined) archive(channel.thread_metadata, archived, context.clock());
    if (locked !== undefined) channel.thread_metadata.locked = locked;
  }
  return ok(
    context.world.alterChannel(channel.id, {
      ...(name === undefined ? {} : { name }),
      ...(topic === undefined ? {} : { topic }),
      ...(nsfw === undefined ? {} : { nsfw }),
    }),
  );
}
