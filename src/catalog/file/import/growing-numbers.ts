/** A list of numbers that grows, at eight bytes each. */
export interface GrowingNumbers {
  push(value: number): void;
  get(index: number): number;
  set(index: number, value: number): void;
  readonly size: number;
}

/** Numbers that are made room for at once: growing in blocks never holds an old list beside a new one. */
const BLOCK = 1 << 13;

export function createGrowingNumbers(): GrowingNumbers {
  const blocks: Float64Array[] = [];
  let size = 0;

  function set(index: number, value: number): void {
    const block = blocks[Math.floor(index / BLOCK)];
    if (block !== undefined) block[index % BLOCK] = value;
  }

  return {
    get size() {
      return size;
    },
    push(value) {
      if (size === blocks.length * BLOCK) blocks.push(new Float64Array(BLOCK));
      set(size++, value);
    },
    get: (index) =>
      index < size ? (blocks[Math.floor(index / BLOCK)]?.[index % BLOCK] ?? Number.NaN) : Number.NaN,
    set,
  };
}
