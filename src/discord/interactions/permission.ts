import { type BaseInteraction, PermissionsBitField } from 'discord.js';
import { UserError } from './user-error.ts';

/** @throws UserError naming the permissions the person is missing in the channel. */
export function checkPermission(interaction: BaseInteraction, requires: bigint | undefined): void {
  if (requires === undefined) return;
  const { memberPermissions } = interaction;
  if (memberPermissions === null) throw onlyInServers();
  if (memberPermissions.has(requires)) return;
  throw new UserError(`You need the **${permissionNames(requires)}** permission to do this.`);
}

/** Permission bits as Discord's settings page calls them: `Manage Server`. */
export function permissionNames(bits: bigint): string {
  return new PermissionsBitField(bits).toArray().map(spaced).join(' and ');
}

export function onlyInServers(): UserError {
  return new UserError('This only works in a server.');
}

/** `ManageGuild` by Discord's own name for it, others split into words. */
function spaced(permission: string): string {
  return permission === 'ManageGuild' ? 'Manage Server' : permission.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
