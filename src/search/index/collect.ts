/** External memory of this size in bytes makes V8 collect garbage. */
const REASON = 64 * 1024 * 1024;

/**
 * Makes V8 collect this thread's garbage soon, incrementally. V8 doesn't count shared memory: to it, an object that keeps a gigabyte
 * alive is a few bytes, which it may leave for hours. Ordinary memory counts. This buffer is never written to, so it takes no RAM.
 */
export function collectSoon(): void {
  new ArrayBuffer(REASON + 1);
}
