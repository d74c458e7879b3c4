import type { User } from './member.ts';

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
