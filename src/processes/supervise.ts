import type { Logger } from '../log.ts';

/** A supervised process. */
export interface Watched {
  /** Resolves once it is serving. */
  readonly ready: Promise<void>;
  /** Resolves with its exit status once it has ended. */
  readonly ended: Promise<number>;
  /** Asks it to shut down, or kills it. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** After serving this long, a process restarts with the shortest pause again. */
const SETTLED_MS = 60_000;

/** Keeps several processes running. */
export interface Supervisor {
  /**
   * Resolves with the exit status: 0 after `stop`, if all shut down cleanly; 1 if one ended before it ever served, since
   * the others would fail the same way, and each try costs a login.
   */
  readonly done: Promise<number>;
  /** Asks all to shut down; called again, kills them. */
  stop(): void;
}

/** @param parts.start starts the process with this index, from 0. */
export function supervise(parts: {
  readonly count: number;
  readonly start: (place: number) => Watched;
  readonly log: Logger;
  /** Resolves early if the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}): Supervisor {
  const { start, log, sleep, now } = parts;
  const stopping = new AbortController();
  const running = new Map<number, Watched>();
  let asked = 0;

  function stopAll(): void {
    asked += 1;
    stopping.abort();
    for (const process of running.values()) process.stop(asked > 1 ? 'SIGKILL' : 'SIGTERM');
  }

  async function keep(place: number): Promise<number> {
    let pause = FIRST_PAUSE_MS;
    let hasServed = false;
    for (;;) {
      const process = start(place);
      running.set(place, process);
      let servedAt: number | undefined;
      void process.ready.then(() => {
        servedAt = now();
      });
      const status = await process.ended;
      running.delete(place);
      // A process still starting has nothing to clean up, and may not even get the signal.
      if (stopping.signal.aborted) return servedAt === undefined ? 0 : status;
      hasServed ||= servedAt !== undefined;
      if (!hasServed) {
        log.fatal({ process: place, status }, "a process can't start, so all are stopped");
        stopAll();
        return 1;
      }
      if (servedAt !== undefined && now() - servedAt >= SETTLED_MS) pause = FIRST_PAUSE_MS;
      log.error({ process: place, status, pause_ms: pause }, 'a process ended; starting another');
      await sleep(pause, stopping.signal);
      if (stopping.signal.aborted) return 0;
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  const places = Array.from({ length: parts.count }, (_, place) => keep(place));
  return { done: Promise.all(places).then((statuses) => Math.max(0, ...statuses)), stop: stopAll };
}
