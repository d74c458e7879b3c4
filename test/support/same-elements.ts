import { expect } from 'vitest';

let isAdded = false;

/** Makes `expect` compare long lists of numbers in one pass; once per process. */
export function compareElementsAtOnce(): void {
  if (!isAdded) expect.addEqualityTesters([sameElements]);
  isAdded = true;
}

/**
 * Whether two lists have the same simple values, or two typed arrays the same bytes: vitest alone looks up every element
 * by its name, a hundred times slower. It only says yes: anything else is left to vitest, which shows what differs.
 */
export function sameElements(one: unknown, other: unknown): true | undefined {
  if (one === other || typeof one !== 'object' || typeof other !== 'object') return undefined;
  if (one === null || other === null || Object.getPrototypeOf(one) !== Object.getPrototypeOf(other))
    return undefined;
  if (ArrayBuffer.isView(one) && ArrayBuffer.isView(other))
    return bytesOf(one).equals(bytesOf(other)) || undefined;
  return (Array.isArray(one) && Array.isArray(other) && sameValues(one, other)) || undefined;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function sameValues(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (!isSimple(one[i]) || !Object.is(one[i], other[i])) return false;
  // Neither may have gaps, or anything beside its elements, like the result of a regular expression.
  return Object.keys(one).length === one.length && Object.keys(other).length === one.length;
}

function isSimple(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}
