import pTimeout from 'p-timeout';
import type { Logger } from './log.ts';

/** Who asks a program to stop waits for 30 seconds in most places, or is told to; what is said last must be said before. */
const STOP_WITHIN_MS = 25_000;

/** The orderly end of a program. */
export interface Shutdown {
  /** Adds a part that is to be stopped; the last one added stops first. */
  add(name: string, stop: () => Promise<void>): void;
  /**
   * Stops every part, one after another, and gives the status to end with: 0, or 1 when a part failed to stop or all of them
   * together took too long. The log says which. Whoever calls again is given the end that is under way.
   */
  stop(): Promise<0 | 1>;
  /** Whether the end is under way: what is still being started is to go no further. */
  isStopping(): boolean;
}

/** @param options.withinMs how long the parts may take together. */
export function createShutdown(options: { readonly log: Logger; readonly withinMs?: number }): Shutdown {
  const { log, withinMs = STOP_WITHIN_MS } = options;
  const parts: { readonly name: string; readonly stop: () => Promise<void> }[] = [];
  let stopping: string | undefined;
  let underWay: Promise<0 | 1> | undefined;

  async function stopAll(): Promise<0 | 1> {
    let status: 0 | 1 = 0;
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      stopping = part.name;
      try {
        await part.stop();
      } catch (error) {
        log.error({ err: error }, `couldn't stop ${part.name} cleanly`);
        status = 1;
      }
    }
    return status;
  }

  async function end(): Promise<0 | 1> {
    const status = await pTimeout(stopAll(), { milliseconds: withinMs, fallback: () => 'late' as const });
    if (status !== 'late') return status;
    log.warn(
      `${stopping} didn't stop within ${withinMs / 1000} seconds, so the program is ending without it. The next start picks up what was left unfinished`,
    );
    return 1;
  }

  return {
    add: (name, stop) => void parts.push({ name, stop }),
    isStopping: () => underWay !== undefined,
    stop() {
      underWay ??= end();
      return underWay;
    },
  };
}
