import { grownArray, hasRoom, type Kind, type Numbers } from './growing-array.ts';
import type { PackedIndex } from './packed-index.ts';

const WORD_LISTS = ['words', 'stems', 'nameWords'] as const;
const BYTE_LISTS = ['postingCount', 'postingGaps', 'blockBest', 'titleName', 'textCodes'] as const;
const THREE_BYTE_LISTS = ['titlePostingDocument', 'nameDocument', 'nameWordName'] as const;
const LONG_LISTS = [
  'stemOf',
  'postingStart',
  'blockStart',
  'blockGaps',
  'blockLast',
  'titleFrequency',
  'textStart',
  'wordOfCode',
  'titleStart',
  'titlePostingStart',
  'titleOrder',
  'authorStart',
  'authorName',
  'nameWordStart',
] as const;

/** Whether a value that came from another thread or a file has the shape of an index. */
export function isPackedIndex(value: unknown): value is PackedIndex {
  if (!isRecord(value)) return false;
  const { documents, textLength, titleLength, textTotal, titleTotal } = value;
  const { names, displayNames, acronyms, explained } = value;
  return (
    typeof documents === 'number' &&
    typeof textTotal === 'number' &&
    typeof titleTotal === 'number' &&
    typeof value.bestGrowth === 'number' &&
    [textLength, titleLength].every(
      (lengths) => lengths instanceof Uint16Array && lengths.length === documents,
    ) &&
    isStrings(names) &&
    isStrings(displayNames) &&
    isStrings(acronyms) &&
    isStrings(explained) &&
    BYTE_LISTS.every((name) => value[name] instanceof Uint8Array) &&
    LONG_LISTS.every((name) => value[name] instanceof Uint32Array) &&
    THREE_BYTE_LISTS.every((name) => isThreeByteNumbers(value[name])) &&
    isTitleWords(value.titleWords) &&
    isPackedStarts(value.nameStart) &&
    WORD_LISTS.every((name) => isWords(value[name])) &&
    (value.tail === undefined || (isRecord(value.tail) && isPackedIndex(value.tail.index)))
  );
}

/** Moves the arrays of an index to shared memory. */
export function shareIndex(index: PackedIndex): PackedIndex {
  const copy = inSharedMemory(index);
  if (!isPackedIndex(copy)) throw new Error('The copy of an index is none.');
  return copy;
}

/**
 * Gives each array its own shared memory, copying those that don't have it. An index then passes between threads without a copy
 * and without memory pressure on the receiver, where it would trigger a full garbage collection.
 */
export function inSharedMemory(value: unknown): unknown {
  if (value instanceof Uint8Array) return shared(Uint8Array, value);
  if (value instanceof Uint16Array) return shared(Uint16Array, value);
  if (value instanceof Uint32Array) return shared(Uint32Array, value);
  if (value instanceof Int8Array) return shared(Int8Array, value);
  if (value instanceof Float32Array) return shared(Float32Array, value);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inSharedMemory(part)]));
}

/** Bytes in all arrays of an index. Of Node's memory figures, only the resident set size includes shared memory. */
export function bytesOf(value: object): number {
  return Object.values(value).reduce((sum: number, part: unknown) => {
    if (ArrayBuffer.isView(part)) return sum + part.byteLength;
    return isRecord(part) ? sum + bytesOf(part) : sum;
  }, 0);
}

function shared<T extends Numbers>(Kind: Kind<T>, values: T): T {
  const isWhole = values.buffer.byteLength === values.byteLength || hasRoom(values);
  return values.buffer instanceof SharedArrayBuffer && isWhole
    ? values
    : grownArray(Kind, values, values.length);
}

function isWords(value: unknown): boolean {
  return isStrings(value) && value.units instanceof Uint16Array && value.table instanceof Uint32Array;
}

function isTitleWords(value: unknown): boolean {
  if (!isRecord(value) || !(value.codes instanceof Uint16Array)) return false;
  return [value.wordOf, value.codelessAt, value.codelessWord].every((list) => list instanceof Uint32Array);
}

function isThreeByteNumbers(value: unknown): boolean {
  return isRecord(value) && value.low instanceof Uint16Array && value.high instanceof Uint8Array;
}

function isStrings(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const { units, starts } = value;
  return units instanceof Uint16Array
    ? starts instanceof Uint32Array
    : units instanceof Uint8Array && isPackedStarts(starts);
}

function isPackedStarts(value: unknown): boolean {
  if (!isRecord(value) || typeof value.length !== 'number') return false;
  const { first, blocks, distances } = value;
  return [first, blocks].every((list) => list instanceof Uint32Array) && distances instanceof Uint8Array;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
