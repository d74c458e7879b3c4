import { setTimeout as sleep } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import type { Logger } from '../../log.ts';
import type { Registration } from './register.ts';

/** How long startup waits for the commands to be registered before going on without, ms. */
const START_WITHIN_MS = 10_000;
/** The pause after the first failure, doubling up to the longest, ms. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * Registers the commands, retrying until Discord accepts them. Resolves once accepted, or when the first attempt fails
 * or takes long: previously registered commands work meanwhile, and a process that exited over this would log in again
 * at each start, of which Discord allows a thousand a day.
 */
export async function keepRegistered(parts: {
  readonly register: () => Promise<Registration>;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly firstPauseMs?: number | undefined;
}): Promise<void> {
  const { register, log, signal } = parts;

  async function attempt(): Promise<boolean> {
    try {
      const { count, changed } = await register();
      log.info({ commands: count, changed }, 'commands registered');
      return true;
    } catch (error) {
      log.error(
        { err: error },
        "couldn't register the commands; the earlier ones still work, and I'll try again",
      );
      return false;
    }
  }

  async function goOn(): Promise<void> {
    let pause = parts.firstPauseMs ?? FIRST_PAUSE_MS;
    do {
      await sleep(pause, undefined, { signal });
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    } while (!signal.aborted && !(await attempt()));
  }

  const first = attempt().then((done) => {
    // Runs until it succeeds or the process ends.
    if (!done) void goOn().catch(() => {});
  });
  await pTimeout(first, {
    milliseconds: START_WITHIN_MS,
    fallback: () => log.warn('Discord is slow to register the commands; the earlier ones still work'),
  });
}
