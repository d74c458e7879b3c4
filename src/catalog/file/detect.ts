import { openText, UnreadableFile, unreadable } from './decode.ts';
import { jsonRows } from './json/json-rows.ts';
import { loadFormats } from './load-formats.ts';
import type { Format, Formats, Row } from './row/format.ts';
import { xmlRows } from './xml/xml-rows.ts';

const CUT = 'The file ends before its list does, so it may have been cut off.';

/** Characters at the start of a file used to detect its format. */
const HEAD = 256 * 1024;

/** How a file was read, if that was a guess (`noted`), or that its end is missing (`cut`). */
export interface FileNote {
  readonly kind: 'noted' | 'cut';
  readonly reason: string;
}

export interface OpenedPapers {
  readonly gzipped: boolean;
  /** The file's records in batches; iterating throws `UnreadableFile` if the rest of the file can't be read. */
  readonly rows: AsyncIterable<readonly Row[]>;
  /** Complete once the rows have been read. */
  readonly notes: readonly FileNote[];
}

export interface OpenOptions {
  /** The name of the format; by default it's detected. */
  readonly format?: string | undefined;
  /** Used if the format can't be detected. */
  readonly fallback?: string | undefined;
  /** Number of records to skip at the beginning. */
  readonly after?: number | undefined;
  /** Called with the bytes of each chunk read. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/**
 * Opens a file of papers. The format is detected from its content unless `format` names one; `fallback` is used if
 * that fails.
 *
 * @throws UnreadableFile if the file can't be read or is in no known format.
 */
export async function openPapers(
  file: string,
  { format, fallback, after = 0, onBytes }: OpenOptions = {},
): Promise<OpenedPapers> {
  const formats = await loadFormats();
  const { gzipped, pieces, notes: ofText } = await openText(file, onBytes);
  const { head, rest } = await split(pieces);
  const only = format === undefined ? undefined : formats.get(format);
  const kind = only ?? kindOf(head, formats) ?? (fallback === undefined ? undefined : formats.get(fallback));
  if (kind === undefined) throw new UnreadableFile(`${file} ${whyUnknown(head, formats)}`);
  const notes: FileNote[] = [];
  async function* rows(): AsyncGenerator<readonly Row[]> {
    try {
      const onCut = () => notes.push({ kind: 'cut', reason: CUT });
      yield* rowsOf(kind, only, formats, rest, onCut, after);
    } catch (error) {
      throw unreadable(file, error);
    } finally {
      notes.unshift(...ofText.map((reason) => ({ kind: 'noted', reason }) as const));
    }
  }
  return { gzipped, rows: rows(), notes };
}

function rowsOf(
  kind: Format | 'json' | 'xml' | undefined,
  only: Format | undefined,
  formats: Formats,
  pieces: AsyncIterable<string>,
  onCut: () => void,
  after: number,
): AsyncIterable<readonly Row[]> {
  if (kind === 'xml' || (typeof kind === 'object' && kind.kind === 'xml')) {
    return xmlRows(pieces, formats, only?.kind === 'xml' ? only : undefined, after);
  }
  if (typeof kind === 'object' && kind.kind === 'text') return inBatches(kind.read(pieces), after);
  return jsonRows(pieces, formats, only?.kind === 'json' ? only : undefined, onCut, { after });
}

async function* inBatches(rows: AsyncIterable<Row>, after: number): AsyncGenerator<readonly Row[]> {
  let passed = 0;
  for await (const row of rows) if (++passed > after) yield [row];
}

const XML = /^\s*(?:<\?|<!--|<!DOCTYPE\s+(?!html)|<[A-Za-z_])/i;
const HTML = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html)\b/i;
/** JSON, possibly after the name of a variable or function. */
const JSON_BEGINNING =
  /^[\s\p{Cc}\ufeff]*(?:[)\]}',]{1,6}\s*\n)?(?:(?:var|let|const|window\.)?\s*[\w$.]{1,60}\s*[=(]\s*)?(?:\[\s*(?:[[\]{"]|$)|\{\s*(?:["}]|$))/u;

function kindOf(head: string, formats: Formats): Format | 'json' | 'xml' | undefined {
  // A catalog without papers is an empty file.
  if (head.trim() === '') return 'json';
  if (HTML.test(head)) return undefined;
  const texts = [...formats.values()].filter((format) => format.kind === 'text');
  if (XML.test(head)) {
    const elements = [...formats.values()].flatMap((format) =>
      format.kind === 'xml' ? [format.element] : [],
    );
    const isKnown = new RegExp(
      `<(?:[\\w.-]+:)?(?:${elements.join('|')}|feed|rss|RDF|OAI-PMH|channel)[\\s>/]`,
    ).test(head);
    return isKnown ? 'xml' : undefined;
  }
  if (JSON_BEGINNING.test(head) || hasJsonLine(head)) return 'json';
  return texts.find((format) => format.recognises(head));
}

/** Whether any single line is an object, whatever the others look like. */
function hasJsonLine(head: string): boolean {
  return head.split('\n', 1_000).some((line) => /^\s*\{\s*"[\s\S]*\}\s*,?\s*$/.test(line));
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
  const head = read.join('');
  async function* rest(): AsyncGenerator<string> {
    yield* read.splice(0);
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, rest: rest() };
}

function whyUnknown(head: string, formats: Formats): string {
  if (HTML.test(head)) {
    return 'is a web page in HTML. Open it in a browser, copy its text into a file and import that.';
  }
  const names = [...formats.keys()].join(', ');
  return `isn't in a format I know (${names}). If it is one of them, name it with --format.`;
}
