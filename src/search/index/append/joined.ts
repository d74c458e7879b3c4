import { sharedArray } from '../shared-memory.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Two arrays end to end, in memory that threads share. */
export function joined<T extends Numbers>(
  Kind: Parameters<typeof sharedArray<T>>[0],
  first: T,
  second: T,
): T {
  const both = sharedArray(Kind, first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
