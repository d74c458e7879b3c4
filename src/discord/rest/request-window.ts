import { setTimeout } from 'node:timers/promises';

/** Keeps the requests Discord may count within any second below a limit. */
export interface RequestWindow {
  /** Makes a request as soon as there is room for it. */
  run<T>(request: () => Promise<T>): Promise<T>;
}

const SECOND_MS = 1000;

/** How often a waiting request checks for room, ms. */
const LOOK_MS = 5;

/**
 * A request reaches Discord some time between start and response, so it counts from the start until a second after the
 * response. Then no second by Discord's clock has more than `most`, however long requests are delayed on the way.
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
