import type { APIMessage, APIUser, InteractionType } from 'discord-api-types/v10';
import type { Channel } from './channel.ts';
import type { Component } from './component.ts';

/** A message as the API writes it; these fields are always set, and components have the same shape for all types. */
export interface Message
  extends Omit<
    APIMessage,
    'components' | 'flags' | 'interaction_metadata' | 'referenced_message' | 'thread'
  > {
  guild_id?: string;
  components: Component[];
  /** Bits of `MessageFlags`. */
  flags: number;
  referenced_message?: Message | null;
  thread?: Channel;
  interaction_metadata?: {
    id: string;
    type: InteractionType;
    user: APIUser;
    authorizing_integration_owners: Record<string, string>;
    original_response_message_id?: string;
    interacted_message_id?: string;
  };
}
