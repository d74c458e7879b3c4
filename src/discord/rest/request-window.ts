import { setTimeout } from 'node:timers/promises';

/** Keeps the number of requests that Discord may count into one second below a ceiling. */
export interface RequestWindow {
  /** Makes a request as soon as there is room for it. */
  run<T>(request: () => Promise<T>): Promise<T>;
}

const SECOND_MS = 1000;

/** How often a request that found no room looks again, ms. */
const LOOK_MS = 5;

/**
 * A request arrives at Discord some time between its beginning and its answer, so it counts from the one until a second after the
 * other. Then no second of Discord's clock holds more than `most`, however long requests are held up on their way.
 */
export function createRequestWindow(options: {
  readonly most: number;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}): RequestWindow {
  const now = options.now ?? (() => performance.now());
  const sleep = options.sleep ?? ((ms: number) => setTimeout(ms));
  let underWay = 0;
  let ended: number[] = [];

  function isFull(): boolean {
    const since = now() - SECOND_MS;
    ended = ended.filter((at) => at > since);
    return underWay + ended.length >= options.most;
  }

  return {
    async run(request) {
      while (isFull()) await sleep(LOOK_MS);
      underWay += 1;
      try {
        return await request();
      } finally {
        underWay -= 1;
        ended.push(now());
      }
    },
  };
}
