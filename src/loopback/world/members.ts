import { type APIRole, type APIUser, GatewayIntentBits } from 'discord-api-types/v10';
import { makeMember } from './make-member.ts';
import { makeRole } from './make-role.ts';
import { permissionField } from './permissions.ts';
import type { Ref } from './ref.ts';
import type { GuildState, World } from './world.ts';

interface MembersDependencies {
  readonly clock: () => Date;
  readonly nextId: () => string;
  readonly guildOf: (ref: Ref) => GuildState;
  readonly userOf: (ref: Ref) => APIUser;
  readonly roleOf: (guild: GuildState, ref: Ref) => APIRole;
  /** The id of a person or the bot. */
  readonly idOf: (who: Ref) => string;
  /** Tells bots that have the `needs` intents. */
  readonly tell: (event: string, guild: GuildState, d: unknown, needs?: number) => void;
}

/** Who is in a server, and with which roles. */
export function createMembers(
  dependencies: MembersDependencies,
): Pick<World, 'join' | 'leave' | 'addRole' | 'alterRole' | 'removeRole' | 'giveRole' | 'takeRole'> {
  const { clock, nextId, guildOf, userOf, roleOf, idOf, tell } = dependencies;

  function changeRoles(ref: Ref, who: Ref, one: Ref, change: (ids: string[], id: string) => string[]): void {
    const guild = guildOf(ref);
    const member = guild.members.get(idOf(who));
    if (member === undefined) throw new Error(`${idOf(who)} is no member of ${guild.name}`);
    member.roles = change(member.roles, roleOf(guild, one).id);
    tell('GUILD_MEMBER_UPDATE', guild, { ...member, guild_id: guild.id }, GatewayIntentBits.GuildMembers);
  }

  return {
    join(ref, who, roles = []) {
      const guild = guildOf(ref);
      const ids = roles.map((role) => roleOf(guild, role).id);
      const member = makeMember(userOf(who), ids, clock().toISOString());
      guild.members.set(member.user.id, member);
      tell('GUILD_MEMBER_ADD', guild, { ...member, guild_id: guild.id }, GatewayIntentBits.GuildMembers);
      return member;
    },
    leave(ref, who) {
      const guild = guildOf(ref);
      const user = userOf(who);
      guild.members.delete(user.id);
      tell('GUILD_MEMBER_REMOVE', guild, { user, guild_id: guild.id }, GatewayIntentBits.GuildMembers);
    },
    addRole(ref, one) {
      const guild = guildOf(ref);
      const role = makeRole(nextId(), guild.roles.size, one);
      guild.roles.set(role.id, role);
      tell('GUILD_ROLE_CREATE', guild, { guild_id: guild.id, role });
      return role;
    },
    alterRole(ref, one, change) {
      const guild = guildOf(ref);
      const role = one === 'everyone' ? roleOf(guild, guild.id) : roleOf(guild, one);
      if (change.permissions !== undefined) role.permissions = permissionField(change.permissions).toString();
      if (change.mentionable !== undefined) role.mentionable = change.mentionable;
      tell('GUILD_ROLE_UPDATE', guild, { guild_id: guild.id, role });
      return role;
    },
    removeRole(ref, one) {
      const guild = guildOf(ref);
      const role = roleOf(guild, one);
      guild.roles.delete(role.id);
      for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== role.id);
      tell('GUILD_ROLE_DELETE', guild, { guild_id: guild.id, role_id: role.id });
    },
    giveRole: (guild, who, role) => changeRoles(guild, who, role, (ids, id) => [...new Set([...ids, id])]),
    takeRole: (guild, who, role) =>
      changeRoles(guild, who, role, (ids, id) => ids.filter((one) => one !== id)),
  };
}
