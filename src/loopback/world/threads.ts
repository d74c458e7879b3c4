import { type APIThreadMetadata, ChannelType } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';

export function isThread(channel: Channel): boolean {
  return channel.type >= ChannelType.AnnouncementThread && channel.type <= ChannelType.PrivateThread;
}

export function isActiveThread(channel: Channel): boolean {
  return isThread(channel) && channel.thread_metadata?.archived !== true;
}

export function archive(thread: APIThreadMetadata, archived: boolean, now: Date): void {
  if (thread.archived === archived) return;
  thread.archived = archived;
  thread.archive_timestamp = now.toISOString();
}
