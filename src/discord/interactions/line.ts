/** A line in which answers wait for their turn to be worked out. */
export interface Line {
  /** How many wait. */
  readonly length: number;
  /** Resolves when it is one's turn, with what gives it to the next. */
  enter(): Promise<() => void>;
  /** Lets something go first that somebody else waits for; while there is much of that, nobody enters. Never rejects. */
  yieldTo(first: Promise<unknown>): void;
}

/** So much may go first without holding up the line. */
const MOST_FIRST = 64;

/**
 * Lets `atOnce` in at a time. Between two of them the event loop goes round, so that deferrals and what Discord says come
 * through however many wait. Whoever takes longer than `mostMs` waits for something else, such as a source, and holds up
 * nobody: their turn passes on.
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
    // Nobody may have been let in for a while, so that there is room for more than one.
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
