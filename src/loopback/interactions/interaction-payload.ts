import { type APIUser, InteractionContextType } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { Message } from '../wire/message.ts';
import type { WorldState } from '../world/create-world.ts';
import type { InteractionState } from './interaction-store.ts';

/** The body of INTERACTION_CREATE: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
export function interactionPayload(
  world: WorldState,
  state: InteractionState,
  person: APIUser,
  channel: Channel,
  data: Record<string, unknown>,
  message: Message | undefined,
): Record<string, unknown> {
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  const permissions = world.permissions(person.id, channel.id).toString();
  const member = guild?.members.get(person.id);
  const locale = world.people.get(person.id)?.locale ?? 'en-US';
  const appPermissions = guild?.hasBot === false ? 0n : world.permissions('bot', channel.id);
  return {
    id: state.id,
    application_id: world.applicationId,
    type: state.type,
    token: state.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...channel, permissions },
    ...(guild === undefined
      ? { user: person }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...member, permissions },
        }),
    locale,
    app_permissions: appPermissions.toString(),
    entitlements: [],
    authorizing_integration_owners: state.owners,
    context: guild === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(message === undefined ? {} : { message }),
  };
}
