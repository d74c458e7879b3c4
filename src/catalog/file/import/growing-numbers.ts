/**
 * A growing list of integers: four bytes each, eight if neighbours are far apart, none while the step between them is
 * constant.
 */
export interface GrowingNumbers {
  push(value: number): void;
  get(index: number): number;
  set(index: number, value: number): void;
  readonly size: number;
}

/** Numbers allocated at a time: growing in blocks never needs the old list and a new one in memory. */
const BLOCK = 1 << 13;

/** Numbers as offsets from a base; the base is 0 if the offsets don't fit into 32 bits. */
interface Block {
  readonly from: number;
  /** The constant step between numbers, used while there are no `values`. */
  step: number;
  readonly values?: Int32Array | Float64Array;
}

export function createGrowingNumbers(): GrowingNumbers {
  const blocks: Block[] = [];
  let size = 0;

  /** Sets one of the first `known` numbers of a block. */
  function set(index: number, value: number, known = Math.min(BLOCK, size - index + (index % BLOCK))): void {
    const number = Math.floor(index / BLOCK);
    const at = index % BLOCK;
    let block = blocks[number];
    if (block === undefined) return;
    if (block.values === undefined) {
      if (value === block.from + at * block.step) return;
      block = written(block, known);
    }
    if (block.values instanceof Int32Array && (value - block.from) >> 0 !== value - block.from)
      block = widened(block);
    blocks[number] = block;
    if (block.values !== undefined) block.values[at] = value - block.from;
  }

  return {
    get size() {
      return size;
    },
    push(value) {
      const known = size % BLOCK;
      if (known === 0) blocks.push({ from: value, step: 0 });
      const block = blocks.at(-1);
      if (known === 1 && block !== undefined) block.step = value - block.from;
      set(size++, value, known);
    },
    get(index) {
      const block = index < size ? blocks[Math.floor(index / BLOCK)] : undefined;
      if (block === undefined) return Number.NaN;
      const at = index % BLOCK;
      return block.from + (block.values === undefined ? at * block.step : (block.values[at] ?? 0));
    },
    set: (index, value) => set(index, value),
  };
}

/** A block with its first `known` numbers written out. */
function written(block: Block, known: number): Block {
  const { from, step } = block;
  const isSmall = (known * step) >> 0 === known * step;
  const values = isSmall ? new Int32Array(BLOCK) : new Float64Array(BLOCK);
  const first = isSmall ? 0 : from;
  for (let i = 0; i < known; i++) values[i] = first + i * step;
  return { from: from - first, step, values };
}

function widened({ from, step, values = new Int32Array() }: Block): Block {
  return { from: 0, step, values: Float64Array.from(values, (value) => from + value) };
}
