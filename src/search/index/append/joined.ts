import { grownArray, type Kind } from '../growing-array.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Concatenates two arrays in shared memory. Doesn't copy the first one if it has spare capacity. */
export function joined<T extends Numbers>(Kind: Kind<T>, first: T, second: T): T {
  const both = grownArray(Kind, first, first.length + second.length);
  both.set(second, first.length);
  return both;
}

/** Joins the starts of two lists of runs. */
export function joinedStarts(first: Uint32Array, second: Uint32Array): Uint32Array {
  const end = first.at(-1) ?? 0;
  const behind = second.subarray(1).map((one) => one + end);
  return joined(Uint32Array, first, behind);
}
