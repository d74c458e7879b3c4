import type { Metrics } from './metrics.ts';

/** Counts nothing, for a program that doesn't expose its metrics. */
export function unreadMetrics(): Metrics {
  return {
    interaction() {},
    delivery() {},
    rateLimited() {},
    sourceRequest() {},
    bounce() {},
    page: async () => ({ type: 'text/plain', text: '' }),
  };
}
