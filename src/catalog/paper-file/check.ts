import { read as readFile } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { FIRST_LINE, RECORD_HEAD, recordSize } from './layout.ts';
import type { PaperFile } from './read.ts';
import { recordText } from './read-record.ts';

const WINDOW = 1 << 20;
const readAsync = promisify(readFile);

/**
 * Reads every record of an open file of papers, in pieces between which others run; whether all are as they were written.
 * About a second for each gigabyte that is in the system's cache.
 */
export async function areWhole(
  { handle, end }: Pick<PaperFile, 'handle' | 'end'>,
  signal?: AbortSignal,
): Promise<boolean> {
  let window = Buffer.alloc(WINDOW);
  let at = FIRST_LINE.length;
  while (at < end && signal?.aborted !== true) {
    const { bytesRead } = await readAsync(handle, window, 0, Math.min(window.length, end - at), at);
    const bytes = window.subarray(0, bytesRead);
    let done = 0;
    while (done + RECORD_HEAD <= bytes.length) {
      const room = recordSize(bytes.readUInt32LE(done));
      if (room > end - at - done) return false;
      if (done + room > bytes.length) break;
      if (recordText(bytes.subarray(done)) === undefined) return false;
      done += room;
    }
    if (done === 0) {
      if (bytesRead < RECORD_HEAD) return false;
      window = Buffer.alloc(recordSize(bytes.readUInt32LE()));
    }
    at += done;
    await setImmediate();
  }
  return true;
}
