import { fnv1a, mixBits } from '../../../hash-text.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** Short strings, numbered from 0 in order of arrival. */
export interface TextTable {
  /** The number of a string, or -1. */
  find(text: string): number;
  /** The number of a string, assigning one if it's new. @throws RangeError above 65,535 UTF-16 units */
  add(text: string): number;
  /** The string with this number. */
  at(number: number): string;
  readonly size: number;
}

/** Bytes per block of strings, and the longest string in UTF-16 units. */
const BLOCK = 1 << 18;
const LONGEST = 0xffff;
/** Each string is preceded by its length (two bytes) and its bytes per code unit (one). */
const HEAD = 3;
const WIDE = /[\u0100-\uffff]/;
const FIRST_SLOTS = 1 << 12;
/** Maximum load factor: a lookup then takes about three probes, and 3,000,000 strings need 17 MB of slots. */
const FULL = 0.8;

/**
 * A string table outside the heap, using open addressing over blocks of characters: about 15 bytes per string, plus
 * one per character (two if any aren't Latin-1); a fifth of what a Map takes.
 */
export function createTextTable(): TextTable {
  const blocks: Uint8Array[] = [];
  const starts = createGrowingNumbers();
  /** Where the next string goes. */
  let end = 0;
  /** Numbers of strings plus one, in slots given by their hashes. */
  let slots = new Int32Array(FIRST_SLOTS);

  function isAt(number: number, text: string): boolean {
    const { block, from, length, width } = placeOf(number);
    if (block === undefined || length !== text.length) return false;
    for (let i = 0; i < length; i++) {
      const at = from + i * width;
      const unit = (block[at] ?? 0) + (width === 2 ? (block[at + 1] ?? 0) << 8 : 0);
      if (unit !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  function placeOf(number: number) {
    const start = starts.get(number);
    const block = blocks[Math.floor(start / BLOCK)];
    const at = start % BLOCK;
    const length = (block?.[at] ?? 0) + ((block?.[at + 1] ?? 0) << 8);
    return { block, from: at + HEAD, length, width: block?.[at + 2] ?? 1 };
  }

  /** The slot of a string, or the free one it belongs in. */
  function slotOf(text: string): number {
    let slot = mixBits(fnv1a(text)) & (slots.length - 1);
    for (;;) {
      const number = (slots[slot] ?? 0) - 1;
      if (number === -1 || isAt(number, text)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  }

  function at(number: number): string {
    const { block, from, length, width } = placeOf(number);
    if (block === undefined) return '';
    const bytes = Buffer.from(block.buffer, block.byteOffset + from, length * width);
    return bytes.toString(width === 2 ? 'utf16le' : 'latin1');
  }

  function write(text: string): void {
    if (text.length > LONGEST)
      throw new RangeError(`a text of ${text.length} letters does not fit into the table`);
    const width = WIDE.test(text) ? 2 : 1;
    const size = HEAD + text.length * width;
    // A string never crosses a block boundary.
    if ((end % BLOCK) + size > BLOCK) end = Math.ceil(end / BLOCK) * BLOCK;
    const index = Math.floor(end / BLOCK);
    const block = blocks[index] ?? new Uint8Array(BLOCK);
    blocks[index] = block;
    const from = end % BLOCK;
    block[from] = text.length & 0xff;
    block[from + 1] = text.length >> 8;
    block[from + 2] = width;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      block[from + HEAD + i * width] = unit & 0xff;
      if (width === 2) block[from + HEAD + i * 2 + 1] = unit >> 8;
    }
    starts.push(end);
    end += size;
  }

  function grow(): void {
    slots = new Int32Array(2 * slots.length);
    for (let number = 0; number < starts.size; number++) slots[slotOf(at(number))] = number + 1;
  }

  return {
    at,
    get size() {
      return starts.size;
    },
    find: (text) => (slots[slotOf(text)] ?? 0) - 1,
    add(text) {
      const known = slots[slotOf(text)] ?? 0;
      if (known > 0) return known - 1;
      write(text);
      if (starts.size > FULL * slots.length) grow();
      else slots[slotOf(text)] = starts.size;
      return starts.size - 1;
    },
  };
}
