import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { errorCode } from '../../error-code.ts';
import { createDecoder } from './text-decoder.ts';

/** Bytes per read and gunzip step: each one is a round trip to the thread pool, and a large catalog needs thousands. */
const CHUNK = 256 * 1024;

/** A file can't be read; the message is one sentence for the person who named it. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

export interface OpenedText {
  readonly gzipped: boolean;
  /** The file's text in pieces; iterating throws `UnreadableFile` if the rest can't be read. */
  readonly pieces: AsyncIterable<string>;
  /** A sentence saying which encoding was guessed, once it was. */
  readonly notes: readonly string[];
}

/**
 * Opens a text file in any encoding (see `text-decoder.ts`), gzipped or not, as its first bytes tell, not its name.
 *
 * @param onBytes called with the bytes of each chunk read.
 * @throws UnreadableFile if the file doesn't exist, is a directory, or may not be read.
 */
export async function openText(
  file: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<OpenedText> {
  try {
    if ((await stat(file)).isDirectory()) throw new UnreadableFile(`${file} is a directory, not a file.`);
    const chunks = chunksOf(file, onBytes);
    const first = await chunks.next();
    const head = first.done ? Buffer.alloc(0) : first.value;
    const gzipped = head[0] === 0x1f && head[1] === 0x8b;
    const notes: string[] = [];
    return { gzipped, notes, pieces: decode(file, gzipped, rejoin(head, chunks), notes) };
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** What went wrong with a file, as a sentence. */
export function unreadable(file: string, error: unknown): UnreadableFile {
  if (error instanceof UnreadableFile) return error;
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  const sentences: Readonly<Record<string, string>> = {
    ENOENT: `There's no file ${file}.`,
    EISDIR: `${file} is a directory, not a file.`,
    ENOTDIR: `There's no file ${file}.`,
    EACCES: `${file} can't be read: permission denied.`,
    EPERM: `${file} can't be read: permission denied.`,
    Z_DATA_ERROR: `${file} is damaged: it isn't a complete gzip file.`,
    Z_BUF_ERROR: `${file} is damaged: the gzip file ends too early.`,
  };
  return new UnreadableFile(sentences[code] ?? `${file} can't be read: ${message}.`, { cause: error });
}

async function* chunksOf(file: string, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function* rejoin(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}

async function* decode(
  file: string,
  gzipped: boolean,
  chunks: AsyncIterable<Buffer>,
  notes: string[],
): AsyncGenerator<string> {
  const decoder = createDecoder((encoding) =>
    notes.push(`${file} isn't UTF-8, so I read it as ${encoding}, which is a guess.`),
  );
  try {
    for await (const chunk of gzipped ? unzip(chunks) : chunks) yield decoder.decode(chunk);
  } catch (error) {
    throw unreadable(file, error);
  }
  yield decoder.end();
}

function unzip(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // Whoever iterates gets the error; pipeline only has to pass it on.
  return pipeline(Readable.from(chunks), createGunzip({ chunkSize: CHUNK }), () => {});
}
