/** The first position in an ascending list with a number not below `wanted`. @param end - Search only before this position. @param begin - Where it is at the earliest. */
export function firstNotBelow(
  ascending: ArrayLike<number>,
  wanted: number,
  end = ascending.length,
  begin = 0,
): number {
  let low = begin;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
