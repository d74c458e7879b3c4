/** From this size on, memory outside of the heap is a reason for V8 to collect garbage, in bytes. */
const REASON = 64 * 1024 * 1024;

/**
 * Has this thread's garbage collected soon, in small steps. V8 does not count shared memory: what holds a gigabyte of it is to V8 an
 * object of some bytes, which may lie there for hours. Plain memory counts; this is never written to, so that no machine gives it.
 */
export function collectSoon(): void {
  new ArrayBuffer(REASON + 1);
}
