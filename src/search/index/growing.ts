import { LONGEST_VARINT, writeVarint } from './varint.ts';

/** A growable list of unsigned 32-bit numbers. */
export interface GrowingList {
  readonly length: number;
  push(value: number): void;
  /** A copy of what was pushed. */
  finish(): Uint32Array;
}

export function createGrowingList(capacity = 1 << 10): GrowingList {
  let values = new Uint32Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Uint32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    finish: () => values.slice(0, length),
  };
}

/** A growable byte buffer. */
export interface GrowingBytes {
  readonly length: number;
  /** See `varint.ts`. */
  pushVarint(value: number): void;
  /** A view of what was pushed so far. */
  values(): Uint8Array;
}

export function createGrowingBytes(capacity: number): GrowingBytes {
  let bytes = new Uint8Array(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    pushVarint(value) {
      if (length + LONGEST_VARINT > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      length = writeVarint(bytes, length, value);
    },
    values: () => bytes.subarray(0, length),
  };
}

/** Lists by key, packed: the values of key `k` are `[start[k], start[k + 1])` of `values`. */
export interface PackedLists {
  readonly start: Uint32Array;
  readonly values: Uint32Array;
}

/** Groups pairs by key with a stable counting sort. */
export function groupByKey(keys: Uint32Array, values: Uint32Array, keyCount: number): PackedLists {
  const start = new Uint32Array(keyCount + 1);
  for (const key of keys) start[key + 1] = (start[key + 1] ?? 0) + 1;
  for (let key = 0; key < keyCount; key++) start[key + 1] = (start[key + 1] ?? 0) + (start[key] ?? 0);
  const next = start.slice(0, keyCount);
  const grouped = new Uint32Array(values.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    const place = next[key] ?? 0;
    grouped[place] = values[i] ?? 0;
    next[key] = place + 1;
  }
  return { start, values: grouped };
}

/** Turns the ends of consecutive runs into their starts, followed by the last end. */
export function withLeadingZero(ends: Uint32Array): Uint32Array {
  const starts = new Uint32Array(ends.length + 1);
  starts.set(ends, 1);
  return starts;
}
