import type { Metrics } from './metrics.ts';

/** Counts nothing, for a program whose metrics nobody can read. */
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
