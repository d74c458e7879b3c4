import { DAY } from '../calendar.ts';
import { KEPT_DELIVERY_DAYS, type Ledger } from '../digest/ledger.ts';
import type { Logger } from '../log.ts';

/** Settings of a server that removed the bot are kept so long, in case it was a mistake. */
export const KEPT_DAYS_AFTER_LEAVING = 30;

/** Old deliveries go so many at a time, so that nobody waits for the store meanwhile. */
const AT_ONCE = 1_000;

/** A digest that was removed with the settings of its server, and who is to be told. */
export interface RemovedDigest {
  readonly channelId: string;
  /** Empty once they had their data removed. */
  readonly createdBy: string;
}

/** What is kept of servers, as far as it goes once they have removed the bot. */
export interface LeftGuildStore {
  /** Servers of which there are settings: digests or featured papers. */
  withSettings(): Promise<readonly string[]>;
  /** Notes that the bot is not in these servers; those noted before stay as they are. */
  note(guildIds: readonly string[], at: Date): Promise<void>;
  /** Takes notes back. */
  cancel(guildIds: readonly string[]): Promise<void>;
  /** Those noted at a moment or before. */
  notedUntil(moment: Date): Promise<readonly string[]>;
  /** Removes the settings of a server, and its note; gives its digests, to one caller alone. */
  remove(guildId: string): Promise<readonly RemovedDigest[]>;
}

/** Removes the deliveries that nobody looks back to any more. */
async function removeOldDeliveries({ forgetOld }: Pick<Ledger, 'forgetOld'>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DELIVERY_DAYS * DAY);
  let removed = 0;
  for (let last = AT_ONCE; last === AT_ONCE; removed += last) last = await forgetOld(before, AT_ONCE);
  return removed;
}

/**
 * Removes what is kept for too long: deliveries of months ago, and the settings of servers that the bot has not been in for 30
 * days. Discord is asked which it is in, since without an intent no event tells; a server in an outage is in its list like any
 * other, and when there is no list, no settings change.
 */
export function createRetention(parts: {
  readonly store: { readonly ledger: Pick<Ledger, 'forgetOld'>; readonly leftGuilds: LeftGuildStore };
  /** Ids of all servers that the bot is in. Rejects when Discord did not name all of them. */
  readonly guilds: () => Promise<ReadonlySet<string>>;
  /** Tells a person that the digests of these channels are gone; whether they could be reached. */
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
    if (old > 0) log.info({ deliveries: old }, 'removed deliveries of months ago');
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
