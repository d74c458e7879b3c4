import { setTimeout as sleep } from 'node:timers/promises';

/** How an act ended. */
export interface Ended {
  readonly kind: string;
  /** From when it was due until its first response, ms. */
  readonly afterMs: number;
  /** Why there was no answer, or no valid one. */
  readonly error?: string;
}

/** A named thing that people do. Rejects if there is no answer. */
export interface Act {
  readonly kind: string;
  run(): Promise<void>;
}

/**
 * Starts acts at a steady rate, whether or not earlier ones have ended, like people who know nothing of each other.
 * Time counts from when an act was due: if this process was too busy to start it on time, that delay counts too, or a
 * slow answer would hide the wait of everything that should have been asked meanwhile.
 * @param options.now monotonic ms; `options.pause` lets others run for about that many ms.
 * @returns how each one ended, once all have.
 */
export async function runOpenLoop(options: {
  readonly perSecond: number;
  readonly seconds: number;
  readonly next: () => Act;
  readonly now?: () => number;
  readonly pause?: (ms: number) => Promise<unknown>;
}): Promise<readonly Ended[]> {
  const { perSecond, seconds, next, now = () => performance.now(), pause = sleep } = options;
  const ended: Ended[] = [];
  const running: Promise<void>[] = [];
  const began = now();

  async function run(due: number): Promise<void> {
    const { kind, run: act } = next();
    try {
      await act();
      ended.push({ kind, afterMs: now() - due });
    } catch (error) {
      ended.push({
        kind,
        afterMs: now() - due,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  for (let turn = 0; turn < perSecond * seconds; turn += 1) {
    const due = began + (turn * 1000) / perSecond;
    if (due > now()) await pause(due - now());
    running.push(run(due));
  }
  await Promise.all(running);
  return ended;
}
