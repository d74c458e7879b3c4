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

export interface Emoji {
  id?: string | null | undefined;
  name?: string | null | undefined;
  animated?: boolean | undefined;
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string | null | undefined;
  emoji?: Emoji | null | undefined;
  default?: boolean | undefined;
}

/** A picture or file; `id` and `proxy_url` are added in answers. */
export interface Media {
  url: string;
  id?: string | undefined;
  proxy_url?: string | undefined;
}

/**
 * Any component of a message or a modal; which fields are set depends on `type`: 1 action row, 2 button, 3 string select, 4 text
 * input, 5 user, 6 role, 7 mentionable and 8 channel select, 9 section, 10 text display, 11 thumbnail, 12 media gallery, 13 file,
 * 14 separator, 17 container, 18 label, 19 file upload, 21 radio group, 22 checkbox group, 23 checkbox.
 */
export interface Component {
  type: number;
  id?: number | undefined;
  custom_id?: string | undefined;
  /** Of a row, section or container. */
  components?: Component[] | undefined;
  /** Of a section: a button or thumbnail. */
  accessory?: Component | undefined;
  /** Of a label. */
  component?: Component | undefined;
  /** Button: 1 primary, 2 secondary, 3 success, 4 danger, 5 link. Text input: 1 short, 2 paragraph. */
  style?: number | undefined;
  label?: string | null | undefined;
  emoji?: Emoji | null | undefined;
  url?: string | null | undefined;
  disabled?: boolean | undefined;
  placeholder?: string | null | undefined;
  options?: SelectOption[] | undefined;
  min_values?: number | undefined;
  max_values?: number | undefined;
  channel_types?: number[] | undefined;
  content?: string | undefined;
  media?: Media | undefined;
  file?: Media | undefined;
  /** Of a file, in answers. */
  name?: string | undefined;
  size?: number | undefined;
  items?:
    | { media: Media; description?: string | null | undefined; spoiler?: boolean | undefined }[]
    | undefined;
  description?: string | null | undefined;
  spoiler?: boolean | undefined;
  divider?: boolean | undefined;
  spacing?: number | undefined;
  accent_color?: number | null | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  required?: boolean | undefined;
  value?: string | undefined;
  default?: boolean | undefined;
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

export interface Choice {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  value: string | number;
}

/** Types: 1 subcommand, 2 group, 3 string, 4 integer, 5 boolean, 6 user, 7 channel, 8 role, 9 mentionable, 10 number, 11 file. */
export interface CommandOption {
  type: number;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  required?: boolean | undefined;
  choices?: Choice[] | undefined;
  options?: CommandOption[] | undefined;
  channel_types?: number[] | undefined;
  min_value?: number | undefined;
  max_value?: number | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  autocomplete?: boolean | undefined;
}

/** A registered command; `type` 1 is a slash command, 2 acts on a user and 3 on a message (right-click). */
export interface Command {
  id: string;
  application_id: string;
  guild_id?: string;
  version: string;
  type: number;
  name: string;
  description: string;
  name_localizations?: Record<string, string> | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  options?: CommandOption[] | undefined;
  default_member_permissions: string | null;
  /** 0 server, 1 the bot's private messages, 2 other private channels; null allows all. */
  contexts: number[] | null;
  /** 0 installed on a server, 1 installed by a person. */
  integration_types: number[];
  nsfw: boolean;
}

export interface Modal {
  custom_id: string;
  title: string;
  components: Component[];
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
