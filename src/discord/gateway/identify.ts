import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocketOptions } from 'discord.js';
import type { Logger } from '../../log.ts';

/** When each process may identify a shard, as all of them agree. */
export interface IdentifySlots {
  /** Takes the next moment of a bucket; gives how long to wait for it, ms. @param everyMs between two moments. */
  take(bucket: number, everyMs: number): Promise<number>;
}

/** Discord lets each bucket identify once in 5 s (https://discord.com/developers/docs/events/gateway#rate-limiting), and some to spare. */
const EVERY_MS = 5_200;

/**
 * Spreads the identifies of all processes by Discord's `max_concurrency`: shards whose numbers are alike modulo it wait for
 * each other. While the store is away each process keeps the distance by itself.
 */
export function spreadIdentifies(
  slots: IdentifySlots,
  log: Logger,
): NonNullable<WebSocketOptions['buildIdentifyThrottler']> {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    let own: Promise<unknown> = Promise.resolve();
    return {
      async waitForIdentify(shardId, signal) {
        const turn = own
          .then(() => slots.take(shardId % limit.max_concurrency, EVERY_MS))
          .catch((error: unknown) => {
            log.warn({ shard: shardId, err: error }, 'identifies without knowing when other processes do');
            return EVERY_MS;
          });
        own = turn;
        await sleep(await turn, undefined, { signal });
      },
    };
  };
}
