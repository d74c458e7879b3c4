import type { Config } from './config.ts';
import type { ByHttp } from './discord/gateway/client.ts';
import type { Store } from './store/store.ts';

/** Takes interactions that Discord posts, each exactly once, whichever process they reach; undefined with a gateway. */
export function byHttpOf(config: Config, store: Store, clock: () => Date): ByHttp | undefined {
  if (config.INTERACTIONS !== 'http') return undefined;
  return {
    publicKey: config.DISCORD_PUBLIC_KEY,
    clock,
    isFirst: config.DATABASE_URL === undefined ? undefined : store.seenInteractions.isFirst,
  };
}
