import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIMessage,
  type APIThreadChannel,
  DiscordAPIError,
  PermissionFlagsBits,
  type RESTGetAPIChannelUsersThreadsArchivedResult,
  type RESTGetAPIGuildThreadsResult,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Posting } from '../../digest/posting.ts';
import { customIds } from '../../view/carried.ts';
import { carriesMarker } from '../../view/digest-parts.ts';
import type { Rest } from '../rest/bulk-rest.ts';
import { channelAccess } from './channel-access.ts';
import { outcomeOf } from './outcome.ts';

const PAGE = 100;

/** Pages of a busy channel are read as fast as its limit lets, for so long in all: well within a lease. */
const PATIENCE_MS = 45_000;

/** Whose message is looked for, by which marker, and posted when. */
interface Sought {
  readonly me: string;
  readonly deliveryId: string;
  readonly from: Date;
  readonly to: Date;
}

/** What a search came upon, and whether it shows by itself that the channel can be read. */
interface Seen {
  readonly messageId?: string;
  readonly isReadable: boolean;
}

/** The search for a message of our own, by the marker in its components; see `Posting.recall`. */
export function createRecall(rest: Rest, self: () => Promise<string>): Posting['recall'] {
  return async ({ subscription, deliveryId, from, to }) => {
    const { guildId, channelId, channelKind } = subscription;
    try {
      const sought: Sought = { me: await self(), deliveryId, from, to };
      const search = channelKind === 'forum' ? amongThreads : amongMessages;
      const { messageId, isReadable } = await search(guildId, channelId, sought);
      if (messageId !== undefined) return { kind: 'found', messageId };
      return isReadable ? { kind: 'absent' } : await absentIfReadable(guildId, channelId);
    } catch (error) {
      const outcome = outcomeOf(error);
      return outcome.kind === 'forbidden' ? { kind: 'unreadable', reason: outcome.reason } : outcome;
    }
  };

  async function amongMessages(_guildId: string, channelId: string, sought: Sought): Promise<Seen> {
    const get = patient((...asked: Parameters<Rest['get']>) => rest.get(...asked));
    const end = BigInt(snowflakeOf(sought.to));
    let after = snowflakeOf(sought.from);
    let seen = 0;
    for (;;) {
      const query = new URLSearchParams({ after, limit: String(PAGE) });
      const page = (await get(Routes.channelMessages(channelId), { query })) as APIMessage[];
      const found = page.find((message) => message.author.id === sought.me && isMarked(message, sought));
      if (found !== undefined) return { messageId: found.id, isReadable: true };
      seen += page.length;
      const newest = page.reduce(
        (max, message) => (BigInt(message.id) > BigInt(max) ? message.id : max),
        after,
      );
      // Without the permission to read its history, Discord answers with an empty list rather than a refusal.
      if (page.length < PAGE || BigInt(newest) > end) return { isReadable: seen > 0 };
      after = newest;
    }
  }

  async function amongThreads(guildId: string, channelId: string, sought: Sought): Promise<Seen> {
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
        isBetween(thread.id, sought.from, sought.to),
    );
    for (const thread of candidates) {
      const message = await opening(thread.id);
      if (message !== undefined && isMarked(message, sought))
        return { messageId: thread.id, isReadable: true };
    }
    return { isReadable: false };
  }

  /** The message that opens a forum post, which has the post's own id; undefined when someone deleted it. */
  async function opening(threadId: string): Promise<APIMessage | undefined> {
    try {
      return (await rest.get(Routes.channelMessage(threadId, threadId))) as APIMessage;
    } catch (error) {
      const gone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage;
      if (gone) return undefined;
      throw error;
    }
  }

  async function absentIfReadable(guildId: string, channelId: string): ReturnType<Posting['recall']> {
    const { permissions } = await channelAccess(rest, self, guildId, channelId);
    const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
    return (permissions & needed) === needed
      ? { kind: 'absent' }
      : { kind: 'unreadable', reason: 'I lack Read Message History' };
  }
}

/** Waits where Discord's limits ask to, as long as all the waits together stay within the patience. */
function patient<Asked extends unknown[]>(
  ask: (...asked: Asked) => Promise<unknown>,
): (...asked: Asked) => Promise<unknown> {
  let left = PATIENCE_MS;
  return async (...asked) => {
    for (;;) {
      try {
        return await ask(...asked);
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome.kind !== 'later' || outcome.waitMs === undefined || outcome.waitMs > left) throw error;
        left -= outcome.waitMs;
        await sleep(outcome.waitMs);
      }
    }
  };
}

function isMarked(message: APIMessage, { deliveryId }: Sought): boolean {
  return carriesMarker(customIds(message.components ?? []), deliveryId);
}

function snowflakeOf(moment: Date): string {
  return SnowflakeUtil.generate({ timestamp: moment, increment: 0n, processId: 0n, workerId: 0n }).toString();
}

function isBetween(id: string, from: Date, to: Date): boolean {
  const at = SnowflakeUtil.timestampFrom(id);
  return at >= from.getTime() && at <= to.getTime();
}
