import { syncBuiltinESMExports } from 'node:module';
import promises, { setImmediate as turn } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import { PATIENCE_MS } from './patience.ts';

const STEP_MS = 50;

const setRealTimeout = globalThis.setTimeout;

/**
 * Until the test ends, no timer runs out unless time is told to pass; sockets and files go on as ever.
 *
 * @returns lets this much time pass, in small steps, so that what follows from one timer can begin the next.
 */
export function stopTime(): (ms: number) => Promise<void> {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
  const sleeps = vi.spyOn(promises, 'setTimeout').mockImplementation(sleep);
  syncBuiltinESMExports();
  onTestFinished(() => {
    sleeps.mockRestore();
    syncBuiltinESMExports();
    vi.useRealTimers();
  });
  return async (ms) => {
    await turns();
    for (let left = ms; left > 0; left -= STEP_MS) {
      await vi.advanceTimersByTimeAsync(Math.min(left, STEP_MS));
      await turns();
    }
  };
}

/** Waits on the machine's own clock, even while time is stopped: for what an answer may still change. */
export function sleepReally(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setRealTimeout(resolve, ms);
  });
}

/** Waits for something that needs no timer. `expect.poll` would let stopped time pass. @throws Error if it never comes. */
export async function comes(isThere: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    if (await isThere()) return;
    await sleepReally(STEP_MS);
  }
  throw new Error('it never came');
}

/** What has become of something asked for. */
export function fateOf(asked: Promise<unknown>): { readonly is: 'open' | 'answered' | 'failed' } {
  const fate: { is: 'open' | 'answered' | 'failed' } = { is: 'open' };
  asked.then(
    () => {
      fate.is = 'answered';
    },
    () => {
      fate.is = 'failed';
    },
  );
  return fate;
}

/** Node's own, by the global timers. */
function sleep<T>(ms?: number, value?: T, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(() => resolve(value as T), ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

async function turns(): Promise<void> {
  for (let n = 0; n < 5; n++) await turn();
}
