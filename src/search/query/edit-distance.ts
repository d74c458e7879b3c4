/** A distance above the bound asked for. */
export const TOO_FAR = 255;

/**
 * Edits that turn one word into the other: insertions, deletions, replacements and swaps of neighbours (optimal
 * string alignment); `TOO_FAR` once it exceeds `bound`.
 */
export function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return TOO_FAR;
  const width = b.length + 1;
  let beforeLast = new Uint8Array(width);
  let last = Uint8Array.from({ length: width }, (_, j) => Math.min(j, TOO_FAR));
  let current = new Uint8Array(width);
  for (let i = 1; i <= a.length; i++) {
    current[0] = Math.min(i, TOO_FAR);
    let least = current[0];
    for (let j = 1; j < width; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(
        (last[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      }
      current[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > bound) return TOO_FAR;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  const distance = last[b.length] ?? TOO_FAR;
  return distance <= bound ? distance : TOO_FAR;
}
