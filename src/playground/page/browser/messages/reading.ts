export type Reading = ReturnType<typeof createReading>;

/** Keeps what was read and what is heard in order: what is heard while messages are read is newer, and shown behind them. */
export function createReading() {
  let begun = 0;
  let kept: (() => void)[] | undefined;
  return {
    /** Changes what is shown, once nothing is being read. */
    change(now: () => void): void {
      if (kept === undefined) now();
      else kept.push(now);
    },
    /** Shows what `read` finds, unless another reading began meanwhile: that one finds all that was heard until then. */
    async show<T>(read: () => Promise<T>, draw: (found: T) => void): Promise<void> {
      begun += 1;
      const mine = begun;
      const heard: (() => void)[] = [];
      kept = heard;
      try {
        const found = await read();
        if (mine === begun) draw(found);
      } finally {
        if (mine === begun) {
          kept = undefined;
          for (const change of heard) change();
        }
      }
    },
  };
}
