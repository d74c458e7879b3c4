import pTimeout from 'p-timeout';
import type { Logger } from './log.ts';

/** Most supervisors allow 30 seconds to stop, by default or by setting; the last log lines must be out before that. */
const STOP_WITHIN_MS = 25_000;

/** A program's orderly shutdown. */
export interface Shutdown {
  /** Adds a part to stop; the last one added stops first. */
  add(name: string, stop: () => Promise<void>): void;
  /**
   * Stops the parts in turn and gives the exit status: 0, or 1 if a part failed to stop or they took too long in total
   * (the log says which). Calling it again returns the shutdown already under way.
   */
  stop(): Promise<0 | 1>;
  /** Is the shutdown under way? Whatever is still starting should go no further. */
  isStopping(): boolean;
}

/** @param options.withinMs how long all parts together may take. */
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
