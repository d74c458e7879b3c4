/** A list of numbers that grows, at eight bytes each. */
export interface GrowingNumbers {
  push(value: number): void;
  get(index: number): number;
  set(index: number, value: number): void;
  readonly size: number;
}

export function createGrowingNumbers(): GrowingNumbers {
  let values = new Float64Array(1_024);
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(value) {
      if (size === values.length) {
        const larger = new Float64Array(2 * size);
        larger.set(values);
        values = larger;
      }
      values[size++] = value;
    },
    get: (index) => values[index] ?? Number.NaN,
    set(index, value) {
      values[index] = value;
    },
  };
}
