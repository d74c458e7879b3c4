/** Start offsets of texts or lists, ascending. Usually takes one or two bytes each: the distance from the first one in the block. */
export interface PackedStarts {
  /** How many there are. */
  readonly length: number;
  /** The first offset in each block. */
  readonly first: Uint32Array;
  /** Where the distances of each block begin in `distances`, and the end of the last. Within a block all have the same size. */
  readonly blocks: Uint32Array;
  /** Distances, little-endian. */
  readonly distances: Uint8Array;
}

/** Start offsets of texts or lists, followed by the end of the last. */
export type Starts = Uint32Array | PackedStarts;

/** Block size, as a power of two. */
const BLOCK_BITS = 5;
const BLOCK_SIZE = 1 << BLOCK_BITS;

/** Start of the text or list with a number. */
export function startAt(starts: Starts, number: number): number {
  if (starts instanceof Uint32Array) return starts[number] ?? 0;
  const { first, blocks, distances } = starts;
  const block = number >>> BLOCK_BITS;
  const from = blocks[block] ?? 0;
  const size = ((blocks[block + 1] ?? 0) - from) >>> BLOCK_BITS;
  let at = from + (number & (BLOCK_SIZE - 1)) * size;
  let distance = 0;
  for (let shift = 0; shift < size * 8; shift += 8) distance |= (distances[at++] ?? 0) << shift;
  return (first[block] ?? 0) + (distance >>> 0);
}

/** Length of the text or list with a number. */
export function sizeAt(starts: Starts, number: number): number {
  if (starts instanceof Uint32Array) return (starts[number + 1] ?? 0) - (starts[number] ?? 0);
  const { blocks, distances } = starts;
  const block = number >>> BLOCK_BITS;
  const from = blocks[block] ?? 0;
  const place = number & (BLOCK_SIZE - 1);
  // Fast path: most blocks use one byte per distance, and most numbers aren't the last in their block.
  if ((blocks[block + 1] ?? 0) - from === BLOCK_SIZE && place < BLOCK_SIZE - 1)
    return (distances[from + place + 1] ?? 0) - (distances[from + place] ?? 0);
  return startAt(starts, number + 1) - startAt(starts, number);
}

export function packStarts(starts: Uint32Array): PackedStarts {
  const count = Math.ceil(starts.length / BLOCK_SIZE);
  const first = new Uint32Array(count).map((_, block) => starts[block * BLOCK_SIZE] ?? 0);
  const blocks = new Uint32Array(count + 1);
  for (let block = 0; block < count; block++) {
    const last = starts[Math.min(starts.length, (block + 1) * BLOCK_SIZE) - 1] ?? 0;
    blocks[block + 1] = (blocks[block] ?? 0) + bytesOf(last - (first[block] ?? 0)) * BLOCK_SIZE;
  }
  const distances = new Uint8Array(blocks[count] ?? 0);
  for (let number = 0; number < starts.length; number++) {
    const block = number >>> BLOCK_BITS;
    const size = ((blocks[block + 1] ?? 0) - (blocks[block] ?? 0)) >>> BLOCK_BITS;
    let at = (blocks[block] ?? 0) + (number & (BLOCK_SIZE - 1)) * size;
    let distance = (starts[number] ?? 0) - (first[block] ?? 0);
    for (let i = 0; i < size; i++, distance >>>= 8) distances[at++] = distance & 255;
  }
  return { length: starts.length, first, blocks, distances };
}

/** Unpacks start offsets. */
export function plainStarts(starts: Starts): Uint32Array {
  if (starts instanceof Uint32Array) return starts;
  return new Uint32Array(starts.length).map((_, number) => startAt(starts, number));
}

/** Bytes needed for a distance; 0 if all offsets in the block are equal. */
function bytesOf(distance: number): number {
  return Math.ceil((32 - Math.clz32(distance)) / 8);
}
