import { read as readFile } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { FIRST_LINE, RECORD_HEAD, recordSize } from './layout.ts';
import type { PaperFile } from './read.ts';
import { recordText } from './read-record.ts';

const WINDOW = 1 << 20;
const readAsync = promisify(readFile);

/**
 * Checks every record of an open paper file, yielding to the event loop between chunks; returns whether all are
 * intact. About a second per gigabyte in the system's cache.
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
