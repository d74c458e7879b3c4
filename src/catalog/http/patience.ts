import { FinalError } from './service-error.ts';

/** If a service asks for a longer wait than this, in ms, it is given up for now. */
const MOST_WAITED = 5 * 60_000;

/** A service is asked again after this many ms at the latest: a wrong header must not silence it for years. */
const LONGEST_SILENCE = 6 * 3_600_000;

/** When a service may be asked next. Uses a monotonic clock, so a wait never grows. */
export interface Patience {
  /** Blocks requests for this many milliseconds. */
  pause(milliseconds: number): void;
  /** Waits until the service may be asked. @throws FinalError if that is too long for now. */
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
