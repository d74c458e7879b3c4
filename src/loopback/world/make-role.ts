import type { APIRole } from 'discord-api-types/v10';
import { noFlags } from '../wire/no-flags.ts';
import { botDefaults, memberDefaults, type PermissionName, permissionField } from './permissions.ts';
import type { RoleSeed } from './seed.ts';

export function makeRole(id: string, position: number, seed: RoleSeed, managed = false): APIRole {
  return {
    id,
    name: seed.name,
    permissions: permissionField(seed.permissions ?? []).toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed,
    mentionable: seed.mentionable ?? false,
    icon: null,
    unicode_emoji: null,
    flags: noFlags,
  };
}

export function everyoneRole(guildId: string): APIRole {
  return makeRole(guildId, 0, { name: '@everyone', permissions: memberDefaults });
}

export function botRole(
  id: string,
  name: string,
  permissions: readonly PermissionName[] = botDefaults,
): APIRole {
  return makeRole(id, 1, { name, permissions }, true);
}
