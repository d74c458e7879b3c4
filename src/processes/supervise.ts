import type { Logger } from '../log.ts';

/** One of the processes that are watched. */
export interface Watched {
  /** Resolves once it serves. */
  readonly ready: Promise<void>;
  /** Resolves with its status when it has ended. */
  readonly ended: Promise<number>;
  /** Asks it to end in order, or ends it at once. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A process that served this long starts again after the first pause. */
const SETTLED_MS = 60_000;

/** Several processes, kept running. */
export interface Supervisor {
  /**
   * Resolves with the status to end with: 0 after `stop`, if all ended in order; 1 when one ended before it ever served, since
   * what keeps it from starting keeps the others, and each try costs a login.
   */
  readonly done: Promise<number>;
  /** Asks all to end in order; asked again, at once. */
  stop(): void;
}

/** @param parts.start starts the process of a place, from 0. */
export function supervise(parts: {
  readonly count: number;
  readonly start: (place: number) => Watched;
  readonly log: Logger;
  /** Resolves early when the signal is aborted. */
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
      // What was still starting has nothing to end in order, and may not even hear the signal.
      if (stopping.signal.aborted) return servedAt === undefined ? 0 : status;
      hasServed ||= servedAt !== undefined;
      if (!hasServed) {
        log.fatal({ process: place, status }, "a process can't start, so all are stopped");
        stopAll();
        return 1;
      }
      if (servedAt !== undefined && now() - servedAt >= SETTLED_MS) pause = FIRST_PAUSE_MS;
      log.error({ process: place, status, pause_ms: pause }, 'a process ended; another takes its place');
      await sleep(pause, stopping.signal);
      if (stopping.signal.aborted) return 0;
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  const places = Array.from({ length: parts.count }, (_, place) => keep(place));
  return { done: Promise.all(places).then((statuses) => Math.max(0, ...statuses)), stop: stopAll };
}
