/** The first position in an ascending list with a number not below `wanted`. @param end - Search only this many numbers. */
export function firstNotBelow(ascending: ArrayLike<number>, wanted: number, end = ascending.length): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
