import type { Component, Media } from './wire-components.ts';

/** The shapes that cross the wire, as Discord's API version 10 writes them. */

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

/** `type` 0 is a role and 1 a member; `allow` and `deny` are bit fields in decimal. */
export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: string;
  deny: string;
}

export interface ForumTag {
  id: string;
  name: string;
  moderated: boolean;
  emoji_id: null;
  emoji_name: string | null;
}

export interface ThreadMetadata {
  archived: boolean;
  archive_timestamp: string;
  auto_archive_duration: number;
  locked: boolean;
  create_timestamp: string;
}

/** Types: 0 text, 1 private, 5 announcement, 10 to 12 threads, 15 forum. */
export interface Channel {
  id: string;
  type: number;
  flags: number;
  name?: string;
  guild_id?: string;
  position?: number;
  parent_id?: string | null;
  topic?: string | null;
  nsfw?: boolean;
  last_message_id?: string | null;
  last_pin_timestamp?: string | null;
  rate_limit_per_user?: number;
  permission_overwrites?: Overwrite[];
  available_tags?: ForumTag[];
  applied_tags?: string[];
  recipients?: User[];
  owner_id?: string;
  thread_metadata?: ThreadMetadata;
  message_count?: number;
  member_count?: number;
  total_message_sent?: number;
}

export interface Embed {
  type?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  url?: string | undefined;
  timestamp?: string | undefined;
  color?: number | undefined;
  footer?: { text: string; icon_url?: string | undefined } | undefined;
  image?: Media | undefined;
  thumbnail?: Media | undefined;
  author?: { name: string; url?: string | undefined; icon_url?: string | undefined } | undefined;
  fields?: { name: string; value: string; inline?: boolean | undefined }[] | undefined;
}

export interface Attachment {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type?: string;
  description?: string;
}

export interface MessageReference {
  type: number;
  channel_id: string;
  message_id?: string;
  guild_id?: string;
}

/** Flags: 1 crossposted, 4 embeds hidden, 32 has a thread, 64 ephemeral, 128 loading, 4096 silent, 32768 Components V2. */
export interface Message {
  id: string;
  channel_id: string;
  guild_id?: string;
  type: number;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  tts: boolean;
  mention_everyone: boolean;
  mentions: User[];
  mention_roles: string[];
  attachments: Attachment[];
  embeds: Embed[];
  components: Component[];
  pinned: boolean;
  flags: number;
  nonce?: string | number;
  webhook_id?: string;
  application_id?: string;
  message_reference?: MessageReference;
  referenced_message?: Message | null;
  interaction_metadata?: {
    id: string;
    type: number;
    user: User;
    authorizing_integration_owners: Record<string, string>;
    original_response_message_id?: string;
    interacted_message_id?: string;
  };
  thread?: Channel;
}

/** The body of every refusal; `errors` nests by field down to `_errors`. */
export interface ErrorBody {
  message: string;
  code: number;
  errors?: ErrorTree;
}

export interface ErrorTree {
  [field: string]: ErrorTree | { code: string; message: string }[];
}
