import { createPacer } from './discord/rest/pacer.ts';
import { createSharedPacer, type TakeTime } from './discord/rest/shared-pacer.ts';

/** A mail waits for its turn no longer than for a connection: it comes again later, while its delivery is still ours. */
const WAIT_MS = 5_000;

/**
 * Turns at a mail server that takes so many mails a minute, of all processes together.
 *
 * @returns what waits for a turn; false, at once, when too many wait before.
 */
export function createMailTurns(options: {
  readonly perMinute: number;
  /** The budgets of all processes; absent where there is one. */
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
