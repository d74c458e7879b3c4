/** A clock that only moves for its sleepers: an hour passes in the time their work takes. */
export interface VirtualTime {
  readonly clock: () => Date;
  /** Resolves once this much time has passed. */
  sleep(ms: number): Promise<void>;
  /** Lets time pass until nobody sleeps any more, or a moment is reached. */
  run(until: Date): Promise<void>;
}

export function createVirtualTime(start: Date): VirtualTime {
  let now = start.getTime();
  let count = 0;
  const sleepers: { readonly at: number; readonly order: number; readonly wake: () => void }[] = [];
  return {
    clock: () => new Date(now),
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: now + ms, order: count, wake });
        count += 1;
      }),
    async run(until) {
      for (;;) {
        // Everything that follows from one wake-up happens before the next.
        await new Promise((resolve) => setImmediate(resolve));
        sleepers.sort((a, b) => b.at - a.at || b.order - a.order);
        const next = sleepers.pop();
        if (next === undefined || next.at > until.getTime()) return;
        now = next.at;
        next.wake();
      }
    },
  };
}
