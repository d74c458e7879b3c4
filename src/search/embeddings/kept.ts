import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { jsonOf } from '../../json.ts';
import { rowLength } from './embedded.ts';

/** Raised whenever vectors are kept otherwise. */
const FORMAT = 'paperboy-embeddings 1';
/** The key of a text: SHA-1. */
export const KEY_BYTES = 20;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  model: z.string(),
  numbers: z.number().int().positive(),
});

/** Rows of texts by their keys, in memory and in a file to which they are added. */
export interface KeptRows {
  /** Numbers of the model's vectors; undefined as long as there are none. */
  readonly numbers: number | undefined;
  get(key: string): Int8Array | undefined;
  /** Adds rows of vectors of so many numbers; a crash in the middle costs those that were under way. */
  add(numbers: number, rows: ReadonlyMap<string, Int8Array>): Promise<void>;
}

/**
 * Reads the rows of a model. Those of another model are not read, and are written over; a torn end is left out.
 *
 * @param file absent: they are kept in memory alone.
 */
export async function openKeptRows(file: string | undefined, model: string): Promise<KeptRows> {
  const rows = new Map<string, Int8Array>();
  let numbers: number | undefined;
  /** Whether the file is of this model, and whole. */
  let isSound = false;

  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (content !== undefined) {
    const end = content.subarray(0, 1_000).indexOf('\n');
    const header = headerSchema.safeParse(jsonOf(content.subarray(0, Math.max(0, end)).toString()));
    if (header.success && header.data.model === model) {
      numbers = header.data.numbers;
      const length = rowLength(numbers);
      const size = KEY_BYTES + length;
      let at = end + 1;
      for (; at + size <= content.length; at += size) {
        const key = content.toString('hex', at, at + KEY_BYTES);
        rows.set(key, new Int8Array(content.buffer, content.byteOffset + at + KEY_BYTES, length));
      }
      isSound = at === content.length;
    }
  }

  function bytesOf(some: Iterable<readonly [string, Int8Array]>): Buffer {
    return Buffer.concat(
      [...some].flatMap(([key, row]) => [
        Buffer.from(key, 'hex'),
        Buffer.from(row.buffer, row.byteOffset, row.byteLength),
      ]),
    );
  }

  return {
    get numbers() {
      return numbers;
    },
    get: (key) => rows.get(key),
    async add(of, added) {
      numbers ??= of;
      for (const [key, row] of added) rows.set(key, row);
      if (file === undefined) return;
      if (isSound) {
        isSound = false;
        await appendFile(file, bytesOf(added));
      } else {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        const header = `${JSON.stringify({ format: FORMAT, model, numbers })}\n`;
        await writeFile(file, Buffer.concat([Buffer.from(header), bytesOf(rows)]), { mode: 0o600 });
      }
      isSound = true;
    },
  };
}
