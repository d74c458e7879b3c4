/** A list of whole numbers that grows, at four bytes each, eight where neighbours are far apart. */
export interface GrowingNumbers {
  push(value: number): void;
  get(index: number): number;
  set(index: number, value: number): void;
  readonly size: number;
}

/** Numbers that are made room for at once: growing in blocks never holds an old list beside a new one. */
const BLOCK = 1 << 13;

/** Numbers as what they are more than a first one; from 0 where that does not fit into 32 bits. */
interface Block {
  readonly from: number;
  readonly values: Int32Array | Float64Array;
}

export function createGrowingNumbers(): GrowingNumbers {
  const blocks: Block[] = [];
  let size = 0;

  function set(index: number, value: number): void {
    const number = Math.floor(index / BLOCK);
    let block = blocks[number];
    if (block === undefined) return;
    if (block.values instanceof Int32Array && (value - block.from) >> 0 !== value - block.from)
      block = blocks[number] = widened(block);
    block.values[index % BLOCK] = value - block.from;
  }

  return {
    get size() {
      return size;
    },
    push(value) {
      if (size === blocks.length * BLOCK) blocks.push({ from: value, values: new Int32Array(BLOCK) });
      set(size++, value);
    },
    get(index) {
      const block = index < size ? blocks[Math.floor(index / BLOCK)] : undefined;
      return block === undefined ? Number.NaN : block.from + (block.values[index % BLOCK] ?? 0);
    },
    set,
  };
}

function widened({ from, values }: Block): Block {
  return { from: 0, values: Float64Array.from(values, (value) => from + value) };
}
