import { closeSync, openSync, readSync } from 'node:fs';

/** How long a thread has waited for a processor, according to Linux. */
export interface RunDelay {
  /** Since the thread began, in ms; always 0 if the system doesn't tell. */
  read(): number;
  close(): void;
}

/**
 * Opens the main thread's figure; reading it takes about 5 µs. Linux: `/proc/<pid>/task/<tid>/schedstat`, second
 * number, ns.
 */
export function openRunDelay(): RunDelay {
  let file: number;
  try {
    file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  } catch {
    return { read: () => 0, close: () => undefined };
  }
  const bytes = Buffer.alloc(100);
  return {
    read() {
      const length = readSync(file, bytes, 0, bytes.length, 0);
      return Number(bytes.toString('latin1', 0, length).split(' ')[1] ?? 0) / 1e6;
    },
    close: () => closeSync(file),
  };
}
