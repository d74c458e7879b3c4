import { type BaseInteraction, PermissionsBitField } from 'discord.js';
import { UserError } from './user-error.ts';

/** @throws UserError naming the permission bits that the person lacks in the channel. */
export function checkPermission(interaction: BaseInteraction, requires: bigint | undefined): void {
  if (requires === undefined) return;
  const { memberPermissions } = interaction;
  if (memberPermissions === null) throw onlyInServers();
  if (memberPermissions.has(requires)) return;
  const names = new PermissionsBitField(requires).toArray().map(spaced).join(' and ');
  throw new UserError(`You need the **${names}** permission to do this.`);
}

export function onlyInServers(): UserError {
  return new UserError('This only works in a server.');
}

/** `ManageGuild` as Discord's own settings page calls it, others by their words. */
function spaced(permission: string): string {
  return permission === 'ManageGuild' ? 'Manage Server' : permission.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
