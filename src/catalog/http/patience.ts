import { FinalError } from './service-error.ts';

/** A service that asks for more patience than this is given up for now, ms. */
const MOST_WAITED = 5 * 60_000;

/** A service is asked again after this at the latest, ms, whatever it said: a wrong header must not silence it for years. */
const LONGEST_SILENCE = 6 * 3_600_000;

/** When a service may be asked next. Times are read from a clock that is never set, so a wait never grows. */
export interface Patience {
  /** Notes that nothing should be asked for so long, in milliseconds. */
  pause(milliseconds: number): void;
  /** Waits until the service may be asked. @throws FinalError when that is too long for now. */
  wait(): Promise<void>;
}

export function createPatience(parts: {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}): Patience {
  let notBefore = Number.NEGATIVE_INFINITY;
  return {
    pause(milliseconds) {
      notBefore = Math.max(notBefore, parts.now() + Math.min(milliseconds, LONGEST_SILENCE));
    },
    async wait() {
      const left = notBefore - parts.now();
      if (left > MOST_WAITED) throw new FinalError(`asks to wait ${duration(left)}`);
      if (left > 0) await parts.sleep(left);
    },
  };
}

function duration(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
