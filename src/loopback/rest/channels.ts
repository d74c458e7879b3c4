import { z } from 'zod';
import type { Core } from '../core.ts';
import { invalidBody, refusal } from '../errors.ts';
import { optional, text } from '../limits/fields.ts';
import { check } from '../limits/limits.ts';
import { archive, isThread } from '../records.ts';
import type { Channel } from '../wire.ts';
import { need, noContent, ok, type Reply, type Route, visibleChannel } from './route.ts';

const channelChange = z.looseObject({
  name: optional(text(1, 100)),
  topic: z.string().max(4096).nullish(),
  nsfw: optional(z.boolean()),
  archived: optional(z.boolean()),
  locked: optional(z.boolean()),
});

/** https://discord.com/developers/docs/resources/channel */
export function channelRoutes(core: Core): Route[] {
  const path = '/channels/:channel';
  return [
    { method: 'GET', path, handle: (request) => ok(visibleChannel(core, request)) },
    { method: 'PATCH', path, handle: (request) => change(core, visibleChannel(core, request), request.body) },
    {
      method: 'DELETE',
      path,
      handle(request) {
        const channel = visibleChannel(core, request);
        need(core, channel, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
        core.world.removeChannel(channel);
        return ok(channel);
      },
    },
    {
      method: 'PUT',
      path: `${path}/thread-members/@me`,
      handle(request) {
        if (!isThread(visibleChannel(core, request))) throw refusal('wrongChannelType');
        return noContent;
      },
    },
    { method: 'GET', path: `${path}/webhooks`, handle: () => ok([]) },
  ];
}

function change(core: Core, channel: Channel, body: unknown): Reply {
  const mine = isThread(channel) && channel.owner_id === core.world.bot.id;
  if (!mine) need(core, channel, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
  const read = check(channelChange, body);
  if (!read.ok) throw invalidBody(read.errors);
  const { name, topic, nsfw, archived, locked } = read.value;
  if (channel.thread_metadata !== undefined) {
    if (archived !== undefined) archive(channel.thread_metadata, archived, core.clock());
    if (locked !== undefined) channel.thread_metadata.locked = locked;
  }
  return ok(
    core.world.alterChannel(channel.id, {
      ...(name === undefined ? {} : { name }),
      ...(topic === undefined ? {} : { topic }),
      ...(nsfw === undefined ? {} : { nsfw }),
    }),
  );
}
