import type { Role } from '../wire/member.ts';
import { botDefaults, memberDefaults, type PermissionName, permissionField } from './permissions.ts';
import type { RoleSeed } from './seed.ts';

export function makeRole(id: string, position: number, seed: RoleSeed, managed = false): Role {
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
    flags: 0,
  };
}

export function everyoneRole(guildId: string): Role {
  return makeRole(guildId, 0, { name: '@everyone', permissions: memberDefaults });
}

export function botRole(
  id: string,
  name: string,
  permissions: readonly PermissionName[] = botDefaults,
): Role {
  return makeRole(id, 1, { name, permissions }, true);
}
