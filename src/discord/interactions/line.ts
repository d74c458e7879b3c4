/** A queue in which answers wait for their turn to be computed. */
export interface Line {
  /** How many wait. */
  readonly length: number;
  /** Resolves when it is the caller's turn, with a function that passes it on. */
  enter(): Promise<() => void>;
  /** Gives priority to something others are waiting for; while there is a lot of it, nobody enters. Never rejects. */
  yieldTo(first: Promise<unknown>): void;
}

/** How much may have priority without holding up the queue. */
const MOST_FIRST = 64;

/**
 * Lets in `atOnce` at a time, yielding to the event loop between them, so that deferrals and Discord's messages get
 * through however long the queue. One that takes longer than `mostMs` is waiting for something else, such as a source,
 * so its turn passes on.
 */
export function createLine(atOnce: number, mostMs: number): Line {
  const waiting: ((leave: () => void) => void)[] = [];
  let inside = 0;
  let before = 0;

  function admit(): void {
    if (inside >= atOnce || before > MOST_FIRST) return;
    const next = waiting.shift();
    if (next === undefined) return;
    inside += 1;
    next(createLeave());
    // If nobody was let in for a while, there may be room for several.
    if (waiting.length > 0 && inside < atOnce) setImmediate(admit);
  }

  function createLeave(): () => void {
    let hasLeft = false;
    const leave = (): void => {
      if (hasLeft) return;
      hasLeft = true;
      clearTimeout(timer);
      inside -= 1;
      setImmediate(admit);
    };
    const timer = setTimeout(leave, mostMs);
    return leave;
  }

  return {
    get length() {
      return waiting.length;
    },
    enter() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        admit();
      });
    },
    yieldTo(first) {
      before += 1;
      const done = (): void => {
        before -= 1;
        setImmediate(admit);
      };
      first.then(done, done);
    },
  };
}
