import type { Channel, ThreadMetadata } from '../wire/channel.ts';

export function isThread(channel: Channel): boolean {
  return channel.type >= 10 && channel.type <= 12;
}

export function isActiveThread(channel: Channel): boolean {
  return isThread(channel) && channel.thread_metadata?.archived !== true;
}

export function archive(thread: ThreadMetadata, archived: boolean, now: Date): void {
  if (thread.archived === archived) return;
  thread.archived = archived;
  thread.archive_timestamp = now.toISOString();
}
