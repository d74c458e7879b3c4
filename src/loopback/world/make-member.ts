import type { APIGuildMember, APIUser } from 'discord-api-types/v10';
import { noFlags } from '../wire/no-flags.ts';

export function makeUser(
  id: string,
  username: string,
  displayName: string | undefined,
  bot: boolean,
): APIUser {
  return {
    id,
    username,
    global_name: bot ? null : (displayName ?? username),
    discriminator: bot ? '4242' : '0',
    avatar: null,
    ...(bot ? { bot } : {}),
    flags: noFlags,
    public_flags: noFlags,
    primary_guild: null,
  };
}

export function makeMember(user: APIUser, roles: readonly string[], joinedAt: string): APIGuildMember {
  return {
    user,
    nick: null,
    roles: [...roles],
    joined_at: joinedAt,
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    premium_since: null,
    flags: noFlags,
    pending: false,
    deaf: false,
    mute: false,
  };
}
