import { grownArray, type Kind } from '../growing-array.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Two arrays end to end, in memory that threads share. The first one is not copied where there is room behind it. */
export function joined<T extends Numbers>(Kind: Kind<T>, first: T, second: T): T {
  const both = grownArray(Kind, first, first.length + second.length);
  both.set(second, first.length);
  return both;
}

/** Where runs begin, those of another list behind these. */
export function joinedStarts(first: Uint32Array, second: Uint32Array): Uint32Array {
  const end = first.at(-1) ?? 0;
  const behind = second.subarray(1).map((one) => one + end);
  return joined(Uint32Array, first, behind);
}
