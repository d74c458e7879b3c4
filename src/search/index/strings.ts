import { packStarts, type Starts, startAt } from './starts.ts';

/** Texts in two typed arrays, by number. */
export interface PackedStrings {
  /**
   * All texts end to end, either as UTF-16 code units or as bytes in CESU-8 (https://www.unicode.org/reports/tr26/), which encodes
   * each code unit in one to three bytes. Both sort the same way.
   */
  readonly units: Uint16Array | Uint8Array;
  /** Where each text begins in `units`, and the end of the last one. */
  readonly starts: Starts;
}

/** Texts as code units, not bytes. */
export interface PackedUnits extends PackedStrings {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

export function packStrings(texts: readonly string[]): PackedUnits {
  const units = new Uint16Array(texts.reduce((sum, text) => sum + text.length, 0));
  const starts = new Uint32Array(texts.length + 1);
  let at = 0;
  texts.forEach((text, id) => {
    starts[id] = at;
    for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i);
  });
  starts[texts.length] = at;
  return { units, starts };
}

/** Packs texts as bytes with packed starts: half the memory for texts that are mostly ASCII. */
export function packBytes(texts: readonly string[]): PackedStrings {
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, id) => {
    let size = 0;
    for (let i = 0; i < text.length; i++) size += bytesOf(text.charCodeAt(i));
    starts[id + 1] = (starts[id] ?? 0) + size;
  });
  const units = new Uint8Array(starts[texts.length] ?? 0);
  texts.forEach((text, id) => void writeBytes(text, units, starts[id] ?? 0));
  return { units, starts: packStarts(starts) };
}

/** Encodes a text the way a list does. */
export function unitsOf(text: string, among: Pick<PackedStrings, 'units'>): Uint16Array | Uint8Array {
  if (among.units instanceof Uint16Array)
    return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const bytes = new Uint8Array(3 * text.length);
  return bytes.subarray(0, writeBytes(text, bytes, 0));
}

/** The text with a number; empty if there is none. */
export function stringAt({ units, starts }: PackedStrings, id: number): string {
  const start = startAt(starts, id);
  const end = startAt(starts, id + 1);
  if (units instanceof Uint16Array) return String.fromCharCode(...units.subarray(start, end));
  let isPlain = true;
  for (let i = start; i < end && isPlain; i++) isPlain = (units[i] ?? 0) < 0x80;
  const own = units.subarray(start, end);
  return String.fromCharCode(...(isPlain ? own : unitsIn(own)));
}

/** Compares texts of two lists with the same encoding, by code unit. */
export function compareStrings(a: PackedStrings, i: number, b: PackedStrings, j: number): number {
  const startA = startAt(a.starts, i);
  const startB = startAt(b.starts, j);
  const lengthA = startAt(a.starts, i + 1) - startA;
  const lengthB = startAt(b.starts, j + 1) - startB;
  const shared = Math.min(lengthA, lengthB);
  for (let k = 0; k < shared; k++) {
    const difference = (a.units[startA + k] ?? 0) - (b.units[startB + k] ?? 0);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

function bytesOf(unit: number): number {
  return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

/** Returns where the bytes end. */
function writeBytes(text: string, into: Uint8Array, from: number): number {
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const size = bytesOf(unit);
    if (size === 1) into[at++] = unit;
    else if (size === 2) into[at++] = 0xc0 | (unit >> 6);
    else {
      into[at++] = 0xe0 | (unit >> 12);
      into[at++] = 0x80 | ((unit >> 6) & 63);
    }
    if (size > 1) into[at++] = 0x80 | (unit & 63);
  }
  return at;
}

function unitsIn(bytes: Uint8Array): number[] {
  const units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i++] ?? 0;
    let unit = first < 0x80 ? first : first < 0xe0 ? first & 31 : first & 15;
    for (let more = first < 0x80 ? 0 : first < 0xe0 ? 1 : 2; more > 0; more--)
      unit = (unit << 6) | ((bytes[i++] ?? 0) & 63);
    units.push(unit);
  }
  return units;
}
