/** The first place of some numbers that ascend whose number is not below a wanted one. @param end - Of so many of them. */
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
