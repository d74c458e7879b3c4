import { crc32 } from 'node:zlib';
import type { Paper } from '../../paper/paper.ts';
import { RECORD_HEAD } from './layout.ts';

/** The paper of the record at the start of a buffer. @throws RangeError if it's damaged */
export function paperIn(bytes: Buffer): Paper {
  const text = recordText(bytes);
  if (text === undefined) throw new RangeError('a paper is damaged');
  return JSON.parse(text.toString()) as Paper;
}

/** The text of the record at the start of a buffer; undefined if it's damaged or longer than the buffer. */
export function recordText(bytes: Buffer): Buffer | undefined {
  if (bytes.length < RECORD_HEAD) return undefined;
  const end = RECORD_HEAD + bytes.readUInt32LE();
  if (end > bytes.length) return undefined;
  const text = bytes.subarray(RECORD_HEAD, end);
  return crc32(text) === bytes.readUInt32LE(4) ? text : undefined;
}
