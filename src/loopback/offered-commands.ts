import type { Core } from './core.ts';
import { permissionBits } from './permissions.ts';
import type { Channel, User } from './wire.ts';
import type { Command } from './wire-commands.ts';

/** Those of the channel's server and the global ones, whoever asks. */
export function reachableCommands(core: Core, channel: Channel): Command[] {
  const ofGuild = channel.guild_id === undefined ? [] : core.commands.list(channel.guild_id);
  return [...ofGuild, ...core.commands.list()];
}

/** The commands a person is offered in a channel: contexts, installation and declared permissions. */
export function offeredCommands(core: Core, person: User, channel: Channel, override = false): Command[] {
  const { world } = core;
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  const context = guild === undefined ? 1 : 0;
  const field = world.permissions(person.id, channel.id);
  if ((field & permissionBits.UseApplicationCommands) === 0n && guild !== undefined) return [];
  return reachableCommands(core, channel).filter((command) => {
    if (command.contexts !== null && !command.contexts.includes(context)) return false;
    if (guild !== undefined && !guild.hasBot && !command.integration_types.includes(1)) return false;
    const needed = BigInt(command.default_member_permissions ?? 0);
    const isAdmin = (field & permissionBits.Administrator) !== 0n;
    // "0" closes a command to all but administrators.
    if (command.default_member_permissions === '0' && !isAdmin && !override) return false;
    return override || guild === undefined || (field & needed) === needed;
  });
}
