import { createPacer } from './discord/rest/pacer.ts';
import { createSharedPacer, type TakeTime } from './discord/rest/shared-pacer.ts';

/** A mail waits for its turn no longer than for a connection: it is retried later, while we still hold its claim. */
const WAIT_MS = 5_000;

/**
 * Shares a mail server's per-minute limit among all processes.
 * @returns a function that waits for a turn; it gives false at once if too many are already waiting.
 */
export function createMailTurns(options: {
  readonly perMinute: number;
  /** The budgets shared by all processes; absent with only one. */
  readonly take?: TakeTime | undefined;
}): () => Promise<boolean> {
  const { perMinute, take } = options;
  const perSecond = perMinute / 60;
  const pacer =
    take === undefined
      ? createPacer({ perSecond, burst: 0 })
      : createSharedPacer({ budget: 'mails', perSecond, take });
  const most = Math.max(1, Math.floor((perSecond * WAIT_MS) / 1000));
  let waiting = 0;
  return async () => {
    if (waiting >= most) return false;
    waiting += 1;
    try {
      await pacer.turn();
      return true;
    } finally {
      waiting -= 1;
    }
  };
}
