import { setTimeout as sleep } from 'node:timers/promises';

/** How one act ended. */
export interface Ended {
  readonly kind: string;
  /** From the moment it was due until its first answer, ms. */
  readonly afterMs: number;
  /** Why there was no answer, or none that counts. */
  readonly error?: string;
}

/** One thing that people do, and what it is called. Rejects when there is no answer. */
export interface Act {
  readonly kind: string;
  run(): Promise<void>;
}

/**
 * Lets acts begin at a steady rate, whether or not those before have ended, as people do who know nothing of each other. Time
 * counts from when an act was due: one that begins late because this process was busy has waited all the same, or a slow
 * answer would hide the wait of all that should have been asked meanwhile.
 *
 * @param options.now monotonic ms; `options.pause` lets others run for about so many ms.
 * @returns how each ended, when all have.
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
