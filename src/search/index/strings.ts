/** Texts in two typed arrays, found by their number. */
export interface PackedStrings {
  /** UTF-16 code units of all texts, end to end. */
  readonly units: Uint16Array;
  /** `starts[i]` is where text `i` begins in `units`; one entry more than texts. */
  readonly starts: Uint32Array;
}

export function packStrings(texts: readonly string[]): PackedStrings {
  const units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0));
  const starts = new Uint32Array(texts.length + 1);
  let at = 0;
  texts.forEach((text, id) => {
    starts[id] = at;
    for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i);
  });
  starts[texts.length] = at;
  return { units, starts };
}

/** The text of a number; empty for one that is not there. */
export function stringAt({ units, starts }: PackedStrings, id: number): string {
  return String.fromCharCode(...units.subarray(starts[id] ?? 0, starts[id + 1] ?? 0));
}

/** Compares a text of one list with one of another, by code unit. */
export function compareStrings(a: PackedStrings, i: number, b: PackedStrings, j: number): number {
  const startA = a.starts[i] ?? 0;
  const startB = b.starts[j] ?? 0;
  const lengthA = (a.starts[i + 1] ?? 0) - startA;
  const lengthB = (b.starts[j + 1] ?? 0) - startB;
  const shared = Math.min(lengthA, lengthB);
  for (let k = 0; k < shared; k++) {
    const difference = (a.units[startA + k] ?? 0) - (b.units[startB + k] ?? 0);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
