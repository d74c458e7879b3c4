import { grownArray, type Kind } from '../growing-array.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Two arrays end to end, in memory that threads share. The first one is not copied where there is room behind it. */
export function joined<T extends Numbers>(Kind: Kind<T>, first: T, second: T): T {
  const both = grownArray(Kind, first, first.length + second.length);
  both.set(second, first.length);
  return both;
}
