import { sharedArray } from './growing-array.ts';
import type { Starts } from './starts.ts';

/** Numbers below 16,777,216, such as document and name numbers, in three bytes each. */
export interface ThreeByteNumbers {
  /** Their lowest sixteen bits. */
  readonly low: Uint16Array;
  /** Their highest eight. */
  readonly high: Uint8Array;
}

/** Lists by key, end to end. */
export interface ListsByKey {
  readonly start: Starts;
  readonly values: ThreeByteNumbers;
}

/** A list of numbers, read one at a time. */
export interface NumberList {
  readonly length: number;
  at(place: number): number;
}

const MOST = 0xffffff;

export function numberIn({ low, high }: ThreeByteNumbers, at: number): number {
  return (low[at] ?? 0) | ((high[at] ?? 0) << 16);
}

/** Copies the numbers in `[from, to)`. */
export function numbersIn(numbers: ThreeByteNumbers, from: number, to: number): Uint32Array {
  const found = new Uint32Array(Math.max(0, to - from));
  for (let i = 0; i < found.length; i++) found[i] = numberIn(numbers, from + i);
  return found;
}

export function allNumbers(numbers: ThreeByteNumbers): Uint32Array {
  return numbersIn(numbers, 0, numbers.low.length);
}

/** A view of the numbers in `[from, to)`. */
export function listOfNumbers(numbers: ThreeByteNumbers, from: number, to: number): NumberList {
  return {
    length: to - from,
    at: (place) => numberIn(numbers, from + place),
  };
}

/** A view of an array. */
export function listOfArray(numbers: Uint32Array): NumberList {
  return { length: numbers.length, at: (place) => numbers[place] ?? 0 };
}

/** @throws RangeError if a number doesn't fit in three bytes. */
export function packNumbers(numbers: ArrayLike<number>): ThreeByteNumbers {
  const low = sharedArray(Uint16Array, numbers.length);
  const high = sharedArray(Uint8Array, numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] ?? 0;
    if (number > MOST) throw new RangeError(`${number} takes more than three bytes`);
    low[i] = number & 0xffff;
    high[i] = number >>> 16;
  }
  return { low, high };
}
