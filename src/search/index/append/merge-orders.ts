import { sharedArray } from '../growing-array.ts';

/** Merges two sorted lists in shared memory. Fast if the second is short. */
export function mergeOrders(
  first: Uint32Array,
  second: Uint32Array,
  compare: (a: number, b: number) => number,
): Uint32Array {
  const order = sharedArray(Uint32Array, first.length + second.length);
  let from = 0;
  second.forEach((document, i) => {
    let low = from;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(first[middle] ?? 0, document) < 0) low = middle + 1;
      else high = middle;
    }
    order.set(first.subarray(from, low), from + i);
    order[low + i] = document;
    from = low;
  });
  order.set(first.subarray(from), from + second.length);
  return order;
}
