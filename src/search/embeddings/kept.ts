import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { jsonOf } from '../../json.ts';
import { rowLength } from './embedded.ts';

/** Increment when the file layout changes. */
const FORMAT = 'paperboy-embeddings 1';
/** Size of a text's key: a SHA-1 hash. */
export const KEY_BYTES = 20;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  model: z.string(),
  numbers: z.number().int().positive(),
});

/** Rows by the key of their text, in memory and in an append-only file. */
export interface KeptRows {
  /** Dimensions of the model's vectors; undefined until there are any. */
  readonly numbers: number | undefined;
  get(key: string): Int8Array | undefined;
  /** Adds rows of vectors with this many numbers. A crash loses only the rows being written. */
  add(numbers: number, rows: ReadonlyMap<string, Int8Array>): Promise<void>;
}

/**
 * Reads the rows of a model. Ignores and later overwrites those of another model; drops a torn end.
 *
 * @param file if undefined, rows are kept in memory only.
 */
export async function openKeptRows(file: string | undefined, model: string): Promise<KeptRows> {
  const rows = new Map<string, Int8Array>();
  let numbers: number | undefined;
  /** Whether the file belongs to this model and is intact. */
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
