import { openRowMemory, PAGE, type RowMemory } from './simd.ts';

/** Rows of bytes that all threads read in place. `memory` is undefined if WebAssembly can't provide it. */
export interface SharedRows {
  readonly rows: Int8Array;
  readonly memory?: RowMemory | undefined;
}

/** Space for the vector and products of one thread at a time. */
export interface Slot {
  readonly vector: Int16Array;
  readonly products: Int32Array;
  readonly vectorAt: number;
  readonly productsAt: number;
  release(): void;
}

/** How many threads may multiply at once; unused slots take no RAM. A thread terminated while multiplying leaks its slot. */
const SLOTS = 32;
/** Longest vector: sums of longer ones would overflow 32 bits. */
export const LONGEST_VECTOR = 2_048;
/** Products per slot. */
export const PRODUCTS = 4_096;
const VECTOR_BYTES = LONGEST_VECTOR * Int16Array.BYTES_PER_ELEMENT;
const SLOT_BYTES = VECTOR_BYTES + PRODUCTS * Int32Array.BYTES_PER_ELEMENT;
/** Layout of the header: numbers of rows in use, capacity, and which slots are claimed. */
const TAKEN = 0;
const ROOM = 1;
const CLAIMS = 2;
const SLOTS_AT = 4_096;
/** Offset of the rows. */
export const ROWS_AT = SLOTS_AT + SLOTS * SLOT_BYTES;
/** Spare capacity for rows, as a share of their length. */
const GROWTH = 1 / 4;

/**
 * Rows of `length` numbers in total that start with others. Copies nothing if those have unclaimed spare capacity; what is written
 * there doesn't show in the shorter rows.
 */
export function sharedRows(length: number, { rows: first, memory: held }: SharedRows): SharedRows {
  if (held !== undefined && hasGrown(held, first.length, length))
    return { memory: held, rows: rowsIn(held, length) };
  const room = Math.ceil(length * (1 + GROWTH));
  const memory = openRowMemory(ROWS_AT + length, ROWS_AT + room);
  const rows = memory === undefined ? new Int8Array(new SharedArrayBuffer(length)) : rowsIn(memory, length);
  rows.set(first);
  if (memory !== undefined) headOf(memory).set([length, room]);
  return { memory, rows };
}

/** Claims a free slot; undefined if there is none. */
export function claimSlot(memory: RowMemory, dimensions: number): Slot | undefined {
  const head = headOf(memory);
  for (let slot = 0; slot < SLOTS; slot++) {
    if (Atomics.compareExchange(head, CLAIMS + slot, 0, 1) !== 0) continue;
    const vectorAt = SLOTS_AT + slot * SLOT_BYTES;
    const productsAt = vectorAt + VECTOR_BYTES;
    return {
      vectorAt,
      productsAt,
      vector: new Int16Array(memory.buffer, vectorAt, dimensions),
      products: new Int32Array(memory.buffer, productsAt, PRODUCTS),
      release: () => void Atomics.store(head, CLAIMS + slot, 0),
    };
  }
  return undefined;
}

function hasGrown(memory: RowMemory, before: number, length: number): boolean {
  const head = headOf(memory);
  if (length > (head[ROOM] ?? 0)) return false;
  if (Atomics.compareExchange(head, TAKEN, before, length) !== before) return false;
  const missing = ROWS_AT + length - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return true;
}

function headOf(memory: RowMemory): Int32Array {
  return new Int32Array(memory.buffer, 0, CLAIMS + SLOTS);
}

function rowsIn(memory: RowMemory, length: number): Int8Array {
  return new Int8Array(memory.buffer, ROWS_AT, length);
}
