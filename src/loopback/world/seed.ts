import type { PermissionName } from './permissions.ts';

/** The world to start with. People, channels and roles have names; ids are assigned at the start. */
export interface WorldSeed {
  /** The bot's username; "Bot" by default. */
  readonly bot?: string;
  readonly people: readonly PersonSeed[];
  readonly guilds: readonly GuildSeed[];
}

export interface PersonSeed {
  readonly username: string;
  readonly displayName?: string;
  /** Does the person refuse private messages from the bot (50007)? */
  readonly dmsClosed?: boolean;
  /** `en-US` by default. */
  readonly locale?: string;
}

export interface GuildSeed {
  readonly name: string;
  readonly roles?: readonly RoleSeed[];
  readonly channels?: readonly ChannelSeed[];
  /** Usernames with the names of their roles. The first is the owner unless `owner` names someone. */
  readonly members?: Readonly<Record<string, readonly string[]>>;
  readonly owner?: string;
  /** Is the bot installed there? True by default; if not, commands run as installed by the person. */
  readonly bot?: boolean;
  /** The bot's permissions by name; by default those of a properly installed bot. */
  readonly botPermissions?: readonly PermissionName[];
}

export interface RoleSeed {
  readonly name: string;
  readonly permissions?: readonly PermissionName[];
  readonly mentionable?: boolean;
}

export type ChannelKind = 'text' | 'announcement' | 'forum';

export interface ChannelSeed {
  readonly name: string;
  readonly kind?: ChannelKind;
  readonly topic?: string;
  readonly nsfw?: boolean;
  /** In a forum. */
  readonly tags?: readonly string[];
  /** In a forum: a post must have a tag. */
  readonly requireTag?: boolean;
  /** By role name, username, `everyone` or `bot`. */
  readonly allow?: Readonly<Record<string, readonly PermissionName[]>>;
  readonly deny?: Readonly<Record<string, readonly PermissionName[]>>;
}

/** A reading group with one channel of each kind, three members and a moderator. */
export const readingGroup: WorldSeed = {
  people: [
    { username: 'ada', displayName: 'Ada' },
    { username: 'bela', displayName: 'Béla' },
    { username: 'chen', displayName: 'Chen', dmsClosed: true },
    { username: 'maria', displayName: 'Maria' },
  ],
  guilds: [
    {
      name: 'Reading Group',
      owner: 'maria',
      roles: [
        {
          name: 'Moderators',
          permissions: ['ManageGuild', 'ManageChannels', 'ManageMessages', 'PinMessages', 'MentionEveryone'],
        },
        { name: 'Digest readers', mentionable: true },
      ],
      members: { maria: ['Moderators'], ada: ['Digest readers'], bela: [], chen: [] },
      channels: [
        { name: 'papers', topic: 'Ask for papers here' },
        { name: 'off-topic' },
        { name: 'announcements', kind: 'announcement' },
        { name: 'reading-list', kind: 'forum', tags: ['digest', 'question', 'review'] },
      ],
    },
  ],
};
