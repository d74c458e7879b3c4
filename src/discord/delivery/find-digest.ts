import {
  type APIMessage,
  type APIThreadChannel,
  DiscordAPIError,
  type RESTGetAPIChannelUsersThreadsArchivedResult,
  type RESTGetAPIGuildThreadsResult,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { customIds } from '../../view/carried.ts';
import { carriesMarker } from '../../view/digest-parts.ts';
import type { Rest } from '../rest/bulk-rest.ts';
import { patient } from './patient.ts';

const PAGE = 100;

/** What to look for: a message's author, marker and time. */
export interface Sought {
  readonly me: string;
  readonly deliveryId: string;
  readonly from: Date;
  readonly to: Date;
}

/** What a search found, and whether that alone proves the channel is readable. */
export interface Seen {
  readonly messageId?: string;
  readonly isReadable: boolean;
}

interface Place {
  readonly guildId: string;
  readonly channelId: string;
}

/** Searches a channel's messages, oldest first. */
export async function findMessage(rest: Rest, channelId: string, sought: Sought): Promise<Seen> {
  const get = patient((...asked: Parameters<Rest['get']>) => rest.get(...asked));
  const end = BigInt(snowflakeOf(sought.to));
  let after = snowflakeOf(sought.from);
  let seen = 0;
  for (;;) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const page = (await get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    const found = page.find((message) => isSought(message, sought));
    if (found !== undefined) return { messageId: found.id, isReadable: true };
    seen += page.length;
    const newest = page.reduce((max, { id }) => (BigInt(id) > BigInt(max) ? id : max), after);
    // Without permission to read the history, Discord returns an empty list rather than an error.
    if (page.length < PAGE || BigInt(newest) > end) return { isReadable: seen > 0 };
    after = newest;
  }
}

/** Searches the forum posts the bot opened at the time. */
export async function findPost(rest: Rest, { guildId, channelId }: Place, sought: Sought): Promise<Seen> {
  const active = (await rest.get(Routes.guildActiveThreads(guildId))) as RESTGetAPIGuildThreadsResult;
  const archived = (await rest.get(Routes.channelThreads(channelId, 'public'), {
    query: new URLSearchParams({ limit: String(PAGE) }),
  })) as RESTGetAPIChannelUsersThreadsArchivedResult;
  const candidates = [...active.threads, ...archived.threads].filter(
    (thread): thread is APIThreadChannel =>
      'parent_id' in thread &&
      thread.parent_id === channelId &&
      'owner_id' in thread &&
      thread.owner_id === sought.me &&
      isBetween(thread.id, sought),
  );
  for (const { id } of candidates) {
    const message = await opening(rest, id);
    if (message !== undefined && isSought(message, sought)) return { messageId: id, isReadable: true };
  }
  return { isReadable: false };
}

/** A forum post's opening message, which has the post's own id; undefined if someone deleted it. */
async function opening(rest: Rest, threadId: string): Promise<APIMessage | undefined> {
  try {
    return (await rest.get(Routes.channelMessage(threadId, threadId))) as APIMessage;
  } catch (error) {
    const isGone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
    if (isGone) return undefined;
    throw error;
  }
}

/** Only our own message with the marker counts; others can write anything, including markers. */
function isSought(message: APIMessage, { me, deliveryId }: Sought): boolean {
  return message.author.id === me && carriesMarker(customIds(message.components ?? []), deliveryId);
}

function snowflakeOf(moment: Date): string {
  return SnowflakeUtil.generate({ timestamp: moment, increment: 0n, processId: 0n, workerId: 0n }).toString();
}

function isBetween(id: string, { from, to }: Sought): boolean {
  const at = SnowflakeUtil.timestampFrom(id);
  return at >= from.getTime() && at <= to.getTime();
}
