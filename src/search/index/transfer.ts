import type { PackedIndex } from './packed-index.ts';

const WORD_LISTS = ['words', 'stems', 'names', 'nameWords'] as const;
const LONG_LISTS = [
  'stemOf',
  'postingStart',
  'postingDocument',
  'titleFrequency',
  'sequenceStart',
  'sequence',
  'titleStart',
  'titleWords',
  'titlePostingStart',
  'titlePostingDocument',
  'titleOrder',
  'nameStart',
  'nameDocument',
  'nameWordStart',
  'nameWordName',
] as const;

/** Whether a value that came from another thread or a file has the shape of an index. */
export function isPackedIndex(value: unknown): value is PackedIndex {
  if (!isRecord(value)) return false;
  const {
    documents,
    postingCount,
    sequenceGaps,
    textLength,
    titleLength,
    titleTotal,
    titleName,
    displayNames,
  } = value;
  return (
    typeof documents === 'number' &&
    postingCount instanceof Uint8Array &&
    titleName instanceof Uint8Array &&
    sequenceGaps instanceof Uint8Array &&
    typeof titleTotal === 'number' &&
    [textLength, titleLength].every(
      (lengths) => lengths instanceof Uint16Array && lengths.length === documents,
    ) &&
    isStrings(displayNames) &&
    LONG_LISTS.every((name) => value[name] instanceof Uint32Array) &&
    WORD_LISTS.every((name) => isStrings(value[name]) && value[name].table instanceof Uint32Array)
  );
}

/** The memory of an index, to hand it to another thread without a copy. */
export function buffersOf(value: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const part of Object.values(value)) {
    if (ArrayBuffer.isView(part)) {
      if (part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
    } else if (typeof part === 'object' && part !== null) {
      for (const buffer of buffersOf(part)) buffers.add(buffer);
    }
  }
  return [...buffers];
}

/**
 * A copy in which each array has memory of its own. Arrays that were read from a file's bytes are views of these bytes,
 * which they would keep, or of Node's pool, which no thread may hand over (Node 21 and later throw).
 */
export function withOwnMemory(value: unknown): unknown {
  if (value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Uint32Array) {
    return value.slice();
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withOwnMemory(part)]));
}

function isStrings(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && value.units instanceof Uint16Array && value.starts instanceof Uint32Array;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
