import type { Moment } from './moment.ts';
import type { SearchThreadData } from './search-protocol.ts';

/** The moments that a thread has open or is opening. */
export interface Openings {
  /** Whether something is open and nothing is still opening. */
  readonly isDone: boolean;
  /** Whether a moment is open or opening. */
  has(moment: Moment): boolean;
  /** Opens a moment if it isn't open. */
  begin(moment: Moment): void;
  /** Like `begin`. Resolves with the thread's heap size in bytes, once the moment is open. */
  wait(moment: Moment): Promise<number>;
  /** The thread reports that it has opened the moment with this number. */
  ready(number: number, heapBytes: number): void;
  /** Forgets a moment. Returns whether it was there. */
  forget(moment: Moment): boolean;
  /** The thread died: reopens once, in a new thread, what somebody waits for. */
  lost(error: Error): void;
  /** The thread is gone for good: rejects everything that is waited for. */
  close(error: Error): void;
}

interface Waiting {
  readonly resolve: (heapBytes: number) => void;
  readonly reject: (error: Error) => void;
  isAgain: boolean;
}

/** @param open has the thread open a moment, starting the thread if needed. */
export function createOpenings(open: (data: SearchThreadData) => void): Openings {
  const opened = new Map<Moment, { heapBytes?: number }>();
  const waiting = new Map<Moment, Waiting>();

  function begin(moment: Moment): void {
    if (opened.has(moment)) return;
    opened.set(moment, {});
    open(moment.data());
  }

  return {
    get isDone() {
      return opened.size > 0 && [...opened.values()].every(({ heapBytes }) => heapBytes !== undefined);
    },
    has: (moment) => opened.has(moment),
    begin,
    wait(moment) {
      begin(moment);
      const heapBytes = opened.get(moment)?.heapBytes;
      if (heapBytes !== undefined) return Promise.resolve(heapBytes);
      return new Promise((resolve, reject) => waiting.set(moment, { resolve, reject, isAgain: false }));
    },
    ready(number, heapBytes) {
      for (const [moment, state] of opened) {
        if (moment.number !== number) continue;
        state.heapBytes = heapBytes;
        waiting.get(moment)?.resolve(heapBytes);
        waiting.delete(moment);
      }
    },
    forget: (moment) => opened.delete(moment),
    lost(error) {
      opened.clear();
      for (const [moment, one] of waiting) {
        if (one.isAgain) {
          waiting.delete(moment);
          one.reject(error);
        } else {
          one.isAgain = true;
          begin(moment);
        }
      }
    },
    close(error) {
      opened.clear();
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
