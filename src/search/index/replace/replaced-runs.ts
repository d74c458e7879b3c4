import { splice } from '../append/splice.ts';

/** Runs of numbers, one per document, end to end. */
interface Runs {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Replaces the runs of some documents. @param instead - The new runs of `documents`, in order. */
export function replacedRuns(
  make: (length: number) => Uint32Array,
  { starts, values }: Runs,
  documents: readonly number[],
  instead: Runs,
): Runs {
  const runs = documents.map((at, i) => ({
    at,
    isInstead: true,
    value: instead.values.subarray(instead.starts[i], instead.starts[i + 1]),
  }));
  return splice(make, starts, values, runs);
}
