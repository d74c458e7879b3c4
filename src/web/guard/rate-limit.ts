import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often a client may ask. */
export interface Rate {
  readonly times: number;
  readonly seconds: number;
}

/** Counts one more request of a client: 0 where it may be answered, else the seconds to wait. */
export type RateLimit = (client: string) => Promise<number>;

/** Counts in this process alone: with several, each allows as much. */
export function createRateLimit({ times, seconds }: Rate): RateLimit {
  const limiter = new RateLimiterMemory({ points: times, duration: seconds });
  return async (client) => {
    try {
      await limiter.consume(client);
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  };
}
