export interface User {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  bot?: boolean;
  flags: number;
  public_flags: number;
  primary_guild: null;
}

export interface Member {
  user: User;
  nick: string | null;
  /** Ids of roles, without `@everyone`. */
  roles: string[];
  joined_at: string;
  avatar: null;
  banner: null;
  communication_disabled_until: null;
  premium_since: null;
  flags: number;
  pending: boolean;
  deaf: boolean;
  mute: boolean;
}

export interface Role {
  id: string;
  name: string;
  /** A bit field in decimal. */
  permissions: string;
  position: number;
  color: number;
  colors: { primary_color: number; secondary_color: null; tertiary_color: null };
  hoist: boolean;
  managed: boolean;
  mentionable: boolean;
  icon: null;
  unicode_emoji: null;
  flags: number;
}
