import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often a client may ask. */
export interface Rate {
  readonly times: number;
  readonly seconds: number;
}

/** Counts a client's request: 0 if it may be answered, else the seconds to wait. */
export type RateLimit = (client: string) => Promise<number>;

/** Counts in this process only: with several, each allows this much. */
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
