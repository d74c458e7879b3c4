import { openText, UnreadableFile, unreadable } from './decode.ts';
import { arxiv } from './formats/arxiv.ts';
import { huggingFace } from './formats/hugging-face.ts';
import { huggingFacePage } from './formats/hugging-face-page.ts';
import { jsonLines } from './formats/json-lines.ts';
import type { Format, Row } from './row/format.ts';

/** Every format, in the order in which they are tried on a file; the copied page, being plain text, comes last. */
export const FORMATS: readonly Format[] = [huggingFace, arxiv, jsonLines, huggingFacePage];

/** How much of a file is looked at to tell its format, in characters. */
const HEAD = 256 * 1024;

export interface OpenedPapers {
  readonly format: Format;
  readonly gzipped: boolean;
  /** The file's records; iterating throws `UnreadableFile` where the rest of the file cannot be read. */
  readonly rows: AsyncIterable<Row>;
}

/**
 * Opens a file of papers. Its content tells the format, unless `format` does; `fallback` is for content that tells
 * nothing.
 *
 * @throws UnreadableFile when the file cannot be read or is in no known format.
 */
export async function openPapers(
  file: string,
  { format, fallback }: { format?: Format; fallback?: Format } = {},
): Promise<OpenedPapers> {
  const { gzipped, pieces } = await openText(file);
  const { head, rest } = await split(pieces);
  // A catalog without papers is an empty file.
  const told = head.trim() === '' ? jsonLines : FORMATS.find(({ recognises }) => recognises(head));
  const found = format ?? told ?? fallback;
  if (found === undefined) throw new UnreadableFile(`${file} ${whyUnknown(head)}`);
  return { format: found, gzipped, rows: rowsOf(file, found, rest) };
}

async function* rowsOf(file: string, format: Format, pieces: AsyncIterable<string>): AsyncGenerator<Row> {
  try {
    yield* format.read(pieces);
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function split(pieces: AsyncIterable<string>): Promise<{ head: string; rest: AsyncIterable<string> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  const read: string[] = [];
  let length = 0;
  while (length < HEAD) {
    const { done, value } = await iterator.next();
    if (done) break;
    read.push(value);
    length += value.length;
  }
  async function* rest(): AsyncGenerator<string> {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head: read.join(''), rest: rest() };
}

function whyUnknown(head: string): string {
  if (/^\s*<(?:!doctype html|html)/i.test(head)) {
    return 'is a web page in HTML. Open it in a browser, copy its text into a file and import that.';
  }
  const names = FORMATS.map(({ name }) => name).join(', ');
  return `is in none of the formats known here (${names}). If it is in one of them, name it with --format.`;
}
