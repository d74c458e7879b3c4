import type { Moment } from './moment.ts';
import type { SearchThreadData } from './search-protocol.ts';

/** What a thread has open, and what it is opening. */
export interface Openings {
  /** Whether it has something open, and nothing is being opened. */
  readonly isDone: boolean;
  /** Whether it has a moment open, or is opening it. */
  has(moment: Moment): boolean;
  /** Has it open a moment unless it has. */
  begin(moment: Moment): void;
  /** The same; resolves when the moment is open, with what the thread's heap takes then, in bytes. */
  wait(moment: Moment): Promise<number>;
  /** The thread says that it has opened the moment of this number. */
  ready(number: number, heapBytes: number): void;
  /** Forgets a moment; whether it was there. */
  forget(moment: Moment): boolean;
  /** The thread is gone: what somebody waits for is opened once more, in another one. */
  lost(error: Error): void;
  /** The thread is gone, and nothing is opened any more. */
  close(error: Error): void;
}

interface Waiting {
  readonly resolve: (heapBytes: number) => void;
  readonly reject: (error: Error) => void;
  isAgain: boolean;
}

/** @param open has a thread open a moment, which is started for it if there is none. */
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
