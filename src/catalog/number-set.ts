/** A set of numbers with cheap snapshots: later changes don't affect them. */
export interface NumberSet {
  put(number: number, isIn: boolean): void;
  now(): ReadonlySet<number>;
}

export function createNumberSet(kept: Iterable<number> = []): NumberSet {
  let numbers = new Set(kept);
  /** Whether a snapshot shares this set. */
  let isHeld = false;
  return {
    put(number, isIn) {
      if (numbers.has(number) === isIn) return;
      if (isHeld) numbers = new Set(numbers);
      isHeld = false;
      if (isIn) numbers.add(number);
      else numbers.delete(number);
    },
    now() {
      isHeld = true;
      return numbers;
    },
  };
}
