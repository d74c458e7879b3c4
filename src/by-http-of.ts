import type { Config } from './config.ts';
import type { ByHttp } from './discord/gateway/client.ts';
import type { Store } from './store/store.ts';

/** How interactions that Discord posts are taken: each once, by whichever process it comes to; absent with a gateway. */
export function byHttpOf(config: Config, store: Store, clock: () => Date): ByHttp | undefined {
  if (config.INTERACTIONS !== 'http') return undefined;
  return {
    publicKey: config.DISCORD_PUBLIC_KEY,
    clock,
    isFirst: config.DATABASE_URL === undefined ? undefined : store.seenInteractions.isFirst,
  };
}
