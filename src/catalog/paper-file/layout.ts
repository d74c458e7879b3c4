import { crc32 } from 'node:zlib';

/**
 * Layout of a paper file: a first line, a record per paper, the tables as a packed value (see `packed/pack.ts`), and
 * a footer. A record is a text's length and checksum, four bytes each, then the paper as JSON. Records are aligned to
 * eight bytes, so that a four-byte offset can address files of up to 32 GB.
 */
export const FIRST_LINE = Buffer.from('paperboy-papers 1\n'.padEnd(24, '\n'));

/** Size of a record's header, and the alignment of records, in bytes. */
export const RECORD_HEAD = 8;
export const ALIGNED = 8;
/** The largest offset that four bytes can express, in bytes. */
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

/** Where the tables begin. @throws RangeError if this isn't a footer, for instance in a truncated file */
export function tailIn(footer: Buffer): number {
  if (footer.readUInt32LE(0) !== MAGIC || footer.readUInt32LE(16) !== crc32(footer.subarray(0, 16)))
    throw new RangeError('its end is missing');
  return footer.readDoubleLE(8);
}

/** The size on disk of a record with this many bytes of text. */
export function recordSize(textLength: number): number {
  return Math.ceil((RECORD_HEAD + textLength) / ALIGNED) * ALIGNED;
}
