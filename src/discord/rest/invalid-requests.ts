/** Discord bans an address at 10,000 answers of 401, 403 or 429 in ten minutes; bulk sending stops at half of that. */
const MOST = 5000;
const WITHIN_MS = 10 * 60_000;

/** Counts the answers that Discord holds against us. */
export interface RefusalBudget {
  note(status: number): void;
  /** Milliseconds until bulk requests may go on; 0 while there is room. */
  waitMs(): number;
}

export function createRefusalBudget(options: {
  readonly clock: () => Date;
  readonly most?: number;
}): RefusalBudget {
  const most = options.most ?? MOST;
  let times: number[] = [];
  const recent = (): number[] => {
    const since = options.clock().getTime() - WITHIN_MS;
    const first = times.findIndex((time) => time > since);
    times = first === -1 ? [] : times.slice(first);
    return times;
  };
  return {
    note(status) {
      if (status === 401 || status === 403 || status === 429) times.push(options.clock().getTime());
    },
    waitMs() {
      const oldest = recent()[times.length - most];
      return oldest === undefined ? 0 : oldest + WITHIN_MS - options.clock().getTime();
    },
  };
}
