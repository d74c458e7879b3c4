import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocketOptions } from 'discord.js';
import type { Logger } from '../../log.ts';

/** Slots for identifying shards, coordinated across processes. */
export interface IdentifySlots {
  /** Takes a bucket's next slot; returns how long to wait for it, ms. @param everyMs between two slots. */
  take(bucket: number, everyMs: number): Promise<number>;
}

/** Discord lets each bucket identify every 5 s (https://discord.com/developers/docs/events/gateway#rate-limiting), plus a margin. */
const EVERY_MS = 5_200;

/**
 * Spreads all processes' identifies by Discord's `max_concurrency`: shards whose ids are equal modulo it wait for
 * each other. While the store is away, each process keeps the pace by itself.
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
            log.warn({ shard: shardId, err: error }, 'identifying without knowing when other processes do');
            return EVERY_MS;
          });
        own = turn;
        await sleep(await turn, undefined, { signal });
      },
    };
  };
}
