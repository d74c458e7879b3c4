import { crc32 } from 'node:zlib';

/**
 * A file of papers: a first line, then one record for each paper, then the tables of them as a packed value (see
 * `packed/pack.ts`), then a footer. A record is the length of a text and its checksum, four bytes each, and the paper as JSON;
 * it begins at a multiple of eight bytes, so that four bytes can say where, in files of up to 32 GB.
 */
export const FIRST_LINE = Buffer.from('paperboy-papers 1\n'.padEnd(24, '\n'));

/** Bytes before the text of a record, and what its place is a multiple of. */
export const RECORD_HEAD = 8;
export const ALIGNED = 8;
/** The last place that four bytes can say, in bytes. */
export const LONGEST_FILE = 2 ** 32 * ALIGNED;

const MAGIC = 0x50425046;
export const FOOTER = 24;

/** @param tailAt where the tables begin. */
export function footerOf(tailAt: number): Buffer {
  const footer = Buffer.alloc(FOOTER);
  footer.writeUInt32LE(MAGIC, 0);
  footer.writeDoubleLE(tailAt, 8);
  footer.writeUInt32LE(crc32(footer.subarray(0, 16)), 16);
  return footer;
}

/** Where the tables begin. @throws RangeError when this is no footer, as at the end of a file that was cut off */
export function tailIn(footer: Buffer): number {
  if (footer.readUInt32LE(0) !== MAGIC || footer.readUInt32LE(16) !== crc32(footer.subarray(0, 16)))
    throw new RangeError('its end is missing');
  return footer.readDoubleLE(8);
}

/** How much room a record of so many bytes of text takes. */
export function recordSize(textLength: number): number {
  return Math.ceil((RECORD_HEAD + textLength) / ALIGNED) * ALIGNED;
}
