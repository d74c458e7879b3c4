/** Numbers texts as they come, and then in their order. */
export interface Numbering {
  /** The number of a text: the next one where it is new. */
  of(text: string): number;
  finish(): SortedNumbering;
}

export interface SortedNumbering {
  /** By code unit. */
  readonly sorted: readonly string[];
  /** By number in that order the one before, and the other way round. */
  readonly oldOf: Uint32Array;
  readonly newOf: Uint32Array;
}

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  return {
    of(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(text, number);
      return number;
    },
    finish() {
      const sorted = [...numbers.keys()].sort();
      const oldOf = Uint32Array.from(sorted, (text) => numbers.get(text) ?? 0);
      const newOf = new Uint32Array(sorted.length);
      oldOf.forEach((old, number) => {
        newOf[old] = number;
      });
      return { sorted, oldOf, newOf };
    },
  };
}
