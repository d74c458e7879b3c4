import type { Member, User } from '../wire/member.ts';

export function makeUser(id: string, username: string, displayName: string | undefined, bot: boolean): User {
  return {
    id,
    username,
    global_name: bot ? null : (displayName ?? username),
    discriminator: bot ? '4242' : '0',
    avatar: null,
    ...(bot ? { bot } : {}),
    flags: 0,
    public_flags: 0,
    primary_guild: null,
  };
}

export function makeMember(user: User, roles: readonly string[], joinedAt: string): Member {
  return {
    user,
    nick: null,
    roles: [...roles],
    joined_at: joinedAt,
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    premium_since: null,
    flags: 0,
    pending: false,
    deaf: false,
    mute: false,
  };
}
