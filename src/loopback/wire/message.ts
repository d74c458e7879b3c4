import type { Channel } from './channel.ts';
import type { Component, Media } from './component.ts';
import type { User } from './member.ts';

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
