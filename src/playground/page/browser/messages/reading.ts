/**
 * Keeps messages that are being read and new events in order: events that arrive meanwhile are newer, and are shown
 * after them.
 */
export function createReading() {
  let begun = 0;
  let kept: (() => void)[] | undefined;
  return {
    /** Makes a change to what is shown, once nothing is being read. */
    change(now: () => void): void {
      if (kept === undefined) now();
      else kept.push(now);
    },
    /** Shows what `read` finds, unless another read has started: that one also covers all events until then. */
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
