import { sharedArray } from '../growing-array.ts';
import { packStarts, plainStarts } from '../starts.ts';
import { type PackedStrings, type PackedUnits, unitsOf } from '../strings.ts';
import { type ListsByKey, packNumbers, type ThreeByteNumbers } from '../three-bytes.ts';

/** A change to packed lists: replaces the list at a position, or inserts one before it. */
export interface Change<T> {
  readonly at: number;
  readonly isInstead: boolean;
  readonly value: T;
}

type Values = Uint8Array | Uint16Array | Uint32Array;

/**
 * Applies changes to concatenated lists, copying everything between two changes in one piece.
 *
 * @param changes by ascending position.
 */
export function splice<T extends Values>(
  make: (length: number) => T,
  starts: Uint32Array,
  values: T,
  changes: readonly Change<ArrayLike<number>>[],
): { readonly starts: Uint32Array; readonly values: T } {
  let lists = starts.length - 1;
  let length = values.length;
  for (const { at, isInstead, value } of changes) {
    if (isInstead) length -= (starts[at + 1] ?? 0) - (starts[at] ?? 0);
    else lists++;
    length += value.length;
  }
  const newStarts = sharedArray(Uint32Array, lists + 1);
  const newValues = make(length);
  let from = 0;
  let list = 0;
  let filled = 0;
  function keepUntil(end: number): void {
    const shift = filled - (starts[from] ?? 0);
    newValues.set(values.subarray(starts[from], starts[end]), filled);
    for (let i = from; i < end; i++) newStarts[list++] = (starts[i] ?? 0) + shift;
    filled += (starts[end] ?? 0) - (starts[from] ?? 0);
    from = end;
  }
  for (const { at, isInstead, value } of changes) {
    keepUntil(at);
    newStarts[list++] = filled;
    newValues.set(value, filled);
    filled += value.length;
    if (isInstead) from++;
  }
  keepUntil(starts.length - 1);
  newStarts[list] = filled;
  return { starts: newStarts, values: newValues };
}

/** Applies changes to lists of numbers. */
export function spliceLists(
  { start, values }: ListsByKey,
  changes: readonly Change<Uint32Array>[],
): { readonly start: Uint32Array; readonly values: ThreeByteNumbers } {
  const coded = changes.map(({ value, ...change }) => ({ ...change, ...packNumbers(value) }));
  const half = (of: 'low' | 'high') => coded.map((change) => ({ ...change, value: change[of] }));
  const starts = plainStarts(start);
  const low = splice((length) => sharedArray(Uint16Array, length), starts, values.low, half('low'));
  const high = splice((length) => sharedArray(Uint8Array, length), starts, values.high, half('high'));
  return { start: low.starts, values: { low: low.values, high: high.values } };
}

/** Applies changes to texts, in the same encoding. */
export function spliceStrings(strings: PackedUnits, changes: readonly Change<string>[]): PackedUnits;
export function spliceStrings(strings: PackedStrings, changes: readonly Change<string>[]): PackedStrings;
export function spliceStrings(
  { units, starts }: PackedStrings,
  changes: readonly Change<string>[],
): PackedStrings {
  const coded = changes.map(({ value, ...change }) => ({ ...change, value: unitsOf(value, { units }) }));
  const make = (length: number): Uint16Array | Uint8Array =>
    units instanceof Uint16Array ? sharedArray(Uint16Array, length) : sharedArray(Uint8Array, length);
  const spliced = splice(make, plainStarts(starts), units, coded);
  const isPlain = starts instanceof Uint32Array;
  return { units: spliced.values, starts: isPlain ? spliced.starts : packStarts(spliced.starts) };
}
