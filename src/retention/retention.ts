import { DAY } from '../calendar.ts';
import { KEPT_DELIVERY_DAYS, type Ledger } from '../digest/ledger.ts';
import type { Logger } from '../log.ts';

/** How long a server's settings are kept after it removes the bot, in case that was a mistake. */
export const KEPT_DAYS_AFTER_LEAVING = 30;

/** Old deliveries are deleted in batches of this size, so that nobody has to wait for the store. */
const AT_ONCE = 1_000;

/** A digest removed with its server's settings, and whom to tell. */
export interface RemovedDigest {
  readonly channelId: string;
  /** Empty once their data was deleted. */
  readonly createdBy: string;
}

/** What is kept for servers and deleted after they remove the bot. */
export interface LeftGuildStore {
  /** Servers with settings: digests or featured papers. */
  withSettings(): Promise<readonly string[]>;
  /** Notes that the bot has left these servers; earlier notes stay as they are. */
  note(guildIds: readonly string[], at: Date): Promise<void>;
  /** Cancels notes. */
  cancel(guildIds: readonly string[]): Promise<void>;
  /** Servers noted at or before a moment. */
  notedUntil(moment: Date): Promise<readonly string[]>;
  /** Removes a server's settings and its note; returns its digests, to one caller only. */
  remove(guildId: string): Promise<readonly RemovedDigest[]>;
}

/** Removes the deliveries that nothing looks back to any more. */
async function removeOldDeliveries({ forgetOld }: Pick<Ledger, 'forgetOld'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DELIVERY_DAYS * DAY);
  let removed = 0;
  for (let last = AT_ONCE; last === AT_ONCE; removed += last) last = await forgetOld(before, AT_ONCE);
  return removed;
}

/**
 * Removes expired data: deliveries from months ago, and the settings of servers the bot left 30 days ago. It asks Discord
 * for the list of servers, since without an intent no event tells; servers in an outage are listed, too, and without a
 * list nothing changes.
 */
export function createRetention(parts: {
  readonly store: { readonly ledger: Pick<Ledger, 'forgetOld'>; readonly leftGuilds: LeftGuildStore };
  /** Ids of all servers the bot is in. Rejects if Discord didn't list all of them. */
  readonly guilds: () => Promise<ReadonlySet<string>>;
  /** Tells a person that these channels' digests are gone; returns whether they could be reached. */
  readonly tell: (userId: string, channelIds: readonly string[]) => Promise<boolean>;
  readonly clock: () => Date;
  readonly log: Logger;
}): () => Promise<void> {
  const { log } = parts;
  const { ledger, leftGuilds: store } = parts.store;

  async function removeSettings(guildId: string): Promise<void> {
    const removed = await store.remove(guildId);
    const byPerson = new Map<string, string[]>();
    for (const { createdBy, channelId } of removed) {
      if (createdBy !== '') byPerson.set(createdBy, [...(byPerson.get(createdBy) ?? []), channelId]);
    }
    let told = 0;
    for (const [userId, channelIds] of byPerson) {
      if (await parts.tell(userId, [...new Set(channelIds)])) told += 1;
    }
    const line = { guild: guildId, digests: removed.length, people: byPerson.size, told };
    log.info(line, 'removed the settings of a server that removed me a month ago');
  }

  return async () => {
    const old = await removeOldDeliveries(ledger, parts.clock());
    if (old > 0) log.info({ deliveries: old }, 'removed deliveries from months ago');
    const kept = await store.withSettings();
    if (kept.length === 0) return;
    const guilds = await parts.guilds();
    const now = parts.clock();
    const isHere = (id: string) => guilds.has(id);
    await store.cancel(kept.filter(isHere));
    await store.note(
      kept.filter((id) => !isHere(id)),
      now,
    );
    const due = await store.notedUntil(new Date(now.getTime() - KEPT_DAYS_AFTER_LEAVING * DAY));
    for (const id of due) if (!isHere(id)) await removeSettings(id);
  };
}
