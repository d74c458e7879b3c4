import { GatewayIntentBits } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Dispatch } from '../wire/dispatch.ts';
import type { Message } from '../wire/message.ts';
import type { WorldState } from '../world/create-world.ts';
import { archive } from '../world/threads.ts';

/** `onlyFor` is the id of the only person who sees an ephemeral message. */
export type MessageChange =
  | {
      readonly kind: 'message-created' | 'message-updated';
      readonly message: Message;
      readonly onlyFor?: string;
    }
  | {
      readonly kind: 'message-deleted';
      readonly channelId: string;
      readonly id: string;
      readonly onlyFor?: string;
    };

export interface MessageStore {
  /** `onlyFor` is the id of the only person who sees an ephemeral message. */
  add(message: Message, onlyFor?: string): void;
  /** Called after a message was changed in place. */
  changed(message: Message): void;
  remove(message: Message): void;
  /** A message that everybody in the channel can see. */
  get(channelId: string, id: string): Message | undefined;
  /** Any message, ephemeral ones included. */
  find(id: string): { readonly message: Message; readonly onlyFor?: string } | undefined;
  /** What everybody in a channel can see, oldest first. */
  list(channelId: string): Message[];
  private(channelId: string, personId: string): Message[];
  pin(message: Message, pinned: boolean): void;
  /** Most recently pinned first. */
  pins(channelId: string): readonly { readonly pinnedAt: Date; readonly message: Message }[];
  byNonce(authorId: string, nonce: string | number): Message | undefined;
}

interface StoreDependencies {
  readonly clock: () => Date;
  readonly world: WorldState;
  readonly keep: {
    /** Ephemeral messages. */
    readonly ephemeral: number;
    /** Messages per channel; pinned ones always stay. */
    readonly messagesPerChannel: number;
  };
  readonly emit: (event: MessageChange) => void;
  readonly dispatch: (event: Dispatch) => void;
}

/** How long Discord remembers a nonce: "the past few minutes". */
const nonceMs = 5 * 60_000;

/**
 * Caps a cache's entries by summing sizes of 1: with `max`, it would allocate all its room up front, which takes
 * milliseconds.
 */
const upTo = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 });

export function createMessages({ clock, world, keep, emit, dispatch }: StoreDependencies): MessageStore {
  const byChannel = new Map<string, Map<string, Message>>();
  const privately = new LRUCache<string, { message: Message; onlyFor: string }>({ max: keep.ephemeral });
  const channelOf = new LRUCache<string, string>(upTo(50_000));
  const pinned = new Map<string, { pinnedAt: Date; message: Message }[]>();
  const nonces = new LRUCache<string, { at: number; message: Message }>(upTo(10_000));

  const inChannel = (id: string) => byChannel.get(id) ?? new Map<string, Message>();

  function tell(t: string, message: Message): void {
    const guildId = world.channels.get(message.channel_id)?.guild_id;
    const member =
      guildId === undefined ? undefined : world.guilds.get(guildId)?.members.get(message.author.id);
    const d = {
      ...message,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
      ...(member === undefined ? {} : { member }),
    };
    const open =
      guildId === undefined ||
      message.author.id === world.bot.id ||
      message.mentions.some(({ id }) => id === world.bot.id);
    const stripped = { ...d, content: '', embeds: [], attachments: [], components: [] };
    dispatch({
      t,
      d,
      guildId,
      intent: guildId === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages,
      ...(open ? {} : { withoutContent: stripped }),
    });
  }

  function trim(messages: Map<string, Message>): void {
    if (messages.size <= keep.messagesPerChannel) return;
    for (const [id, message] of messages) {
      if (message.pinned) continue;
      messages.delete(id);
      return;
    }
  }

  return {
    add(message, onlyFor) {
      if (onlyFor !== undefined) {
        privately.set(message.id, { message, onlyFor });
        emit({ kind: 'message-created', message, onlyFor });
        return;
      }
      const messages = inChannel(message.channel_id);
      byChannel.set(message.channel_id, messages);
      messages.set(message.id, message);
      channelOf.set(message.id, message.channel_id);
      trim(messages);
      if (message.nonce !== undefined)
        nonces.set(`${message.author.id} ${message.nonce}`, { at: clock().getTime(), message });
      const channel = world.channels.get(message.channel_id);
      if (channel !== undefined) {
        channel.last_message_id = message.id;
        if (channel.thread_metadata !== undefined) archive(channel.thread_metadata, false, clock());
        if (channel.message_count !== undefined) channel.message_count += 1;
        if (channel.total_message_sent !== undefined) channel.total_message_sent += 1;
      }
      emit({ kind: 'message-created', message });
      tell('MESSAGE_CREATE', message);
    },
    changed(message) {
      const onlyFor = privately.get(message.id)?.onlyFor;
      emit({ kind: 'message-updated', message, ...(onlyFor === undefined ? {} : { onlyFor }) });
      if (onlyFor === undefined) tell('MESSAGE_UPDATE', message);
    },
    remove(message) {
      const onlyFor = privately.get(message.id)?.onlyFor;
      const { id, channel_id: channelId } = message;
      privately.delete(id);
      channelOf.delete(id);
      byChannel.get(channelId)?.delete(id);
      const pins = pinned.get(channelId) ?? [];
      pinned.set(
        channelId,
        pins.filter((pin) => pin.message.id !== id),
      );
      emit({ kind: 'message-deleted', channelId, id, ...(onlyFor === undefined ? {} : { onlyFor }) });
      if (onlyFor !== undefined) return;
      const guildId = world.channels.get(channelId)?.guild_id;
      dispatch({
        t: 'MESSAGE_DELETE',
        d: { id, channel_id: channelId, ...(guildId === undefined ? {} : { guild_id: guildId }) },
        guildId,
        intent: guildId === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages,
      });
    },
    get: (channelId, id) => byChannel.get(channelId)?.get(id),
    find(id) {
      const own = privately.get(id);
      if (own !== undefined) return own;
      const message = byChannel.get(channelOf.get(id) ?? '')?.get(id);
      return message === undefined ? undefined : { message };
    },
    list: (channelId) => [...inChannel(channelId).values()],
    private: (channelId, personId) =>
      [...privately.values()]
        .filter(({ message, onlyFor }) => message.channel_id === channelId && onlyFor === personId)
        .map(({ message }) => message),
    pin(message, isPinned) {
      message.pinned = isPinned;
      const others = (pinned.get(message.channel_id) ?? []).filter((pin) => pin.message.id !== message.id);
      const pins = isPinned ? [{ pinnedAt: clock(), message }, ...others] : others;
      pinned.set(message.channel_id, pins);
      const channel = world.channels.get(message.channel_id);
      if (channel !== undefined) channel.last_pin_timestamp = pins[0]?.pinnedAt.toISOString() ?? null;
    },
    pins: (channelId) => pinned.get(channelId) ?? [],
    byNonce(authorId, nonce) {
      const known = nonces.get(`${authorId} ${nonce}`);
      return known !== undefined && clock().getTime() - known.at <= nonceMs ? known.message : undefined;
    },
  };
}
