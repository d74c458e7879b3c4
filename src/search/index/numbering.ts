/** Numbers texts as they arrive, then renumbers them in sorted order. */
export interface Numbering {
  /** The number of a text: the next free one if it's new. */
  of(text: string): number;
  finish(): SortedNumbering;
}

export interface SortedNumbering {
  /** By code unit. */
  readonly sorted: readonly string[];
  /** Old number by new number, and the reverse. */
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
