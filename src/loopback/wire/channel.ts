import type {
  APIGuildForumTag,
  APIOverwrite,
  APIThreadMetadata,
  APIUser,
  ChannelType,
} from 'discord-api-types/v10';

/**
 * Any channel; `type` decides which fields are set. The API's own types are a union by type, which can't be changed in
 * place.
 */
export interface Channel {
  id: string;
  type: ChannelType;
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
  permission_overwrites?: APIOverwrite[];
  available_tags?: APIGuildForumTag[];
  applied_tags?: string[];
  recipients?: APIUser[];
  owner_id?: string;
  thread_metadata?: APIThreadMetadata;
  message_count?: number;
  member_count?: number;
  total_message_sent?: number;
}
