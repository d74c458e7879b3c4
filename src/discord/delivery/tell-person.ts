import { MessageFlags, Routes } from 'discord.js';
import type { Rest } from '../rest/bulk-rest.ts';
import type { Opened } from './open-private-channel.ts';

/** Sends a person a sentence, if they can be reached at once. @param content markdown of our own making. */
export async function tellPerson(
  parts: { readonly rest: Pick<Rest, 'post'>; readonly open: (userId: string) => Promise<Opened> },
  userId: string,
  content: string,
): Promise<boolean> {
  try {
    const opened = await parts.open(userId);
    if (!('channelId' in opened)) return false;
    await parts.rest.post(Routes.channelMessages(opened.channelId), {
      body: { content, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } },
    });
    return true;
  } catch {
    return false;
  }
}
