import {
  type APIUser,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { Command } from '../wire/command.ts';
import type { WorldState } from '../world/create-world.ts';
import type { CommandStore } from './command-store.ts';

interface AvailableContext {
  readonly world: WorldState;
  readonly commands: CommandStore;
}

/** The channel's server commands and the global ones, for any user. */
export function reachableCommands(context: AvailableContext, channel: Channel): Command[] {
  const ofGuild = channel.guild_id === undefined ? [] : context.commands.list(channel.guild_id);
  return [...ofGuild, ...context.commands.list()];
}

/** The commands a person is offered in a channel, by context, installation and declared permissions. */
export function availableCommands(
  context: AvailableContext,
  person: APIUser,
  channel: Channel,
  override = false,
): Command[] {
  const { world } = context;
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  const place = guild === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild;
  const field = world.permissions(person.id, channel.id);
  if ((field & PermissionFlagsBits.UseApplicationCommands) === 0n && guild !== undefined) return [];
  return reachableCommands(context, channel).filter((command) => {
    if (command.contexts !== null && !command.contexts.includes(place)) return false;
    if (
      guild !== undefined &&
      !guild.hasBot &&
      !command.integration_types.includes(ApplicationIntegrationType.UserInstall)
    )
      return false;
    const needed = BigInt(command.default_member_permissions ?? 0);
    const isAdmin = (field & PermissionFlagsBits.Administrator) !== 0n;
    // "0" restricts a command to administrators.
    if (command.default_member_permissions === '0' && !isAdmin && !override) return false;
    return override || guild === undefined || (field & needed) === needed;
  });
}
