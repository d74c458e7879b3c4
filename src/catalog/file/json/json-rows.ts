import { createBreath } from '../../../breath.ts';
import { parsePaperId } from '../../../paper/id.ts';
import type { Formats, JsonFormat, JsonRecord, Row, RowContent } from '../row/format.ts';
import { idIn } from '../row/id-in.ts';
import { readRecord } from '../row/record.ts';
import { parseJson } from './parse-json.ts';
import { createRowFinder } from './row-finder.ts';

/** Characters read in one go: a few ms, even while the code isn't compiled yet. */
const PART = 4 * 1024;

/** Options for reading rows. */
export interface RowOptions {
  /** Number of rows to skip at the beginning. */
  readonly after?: number | undefined;
}

/**
 * The rows of a JSON text that arrives in pieces, in batches, each read by the best-fitting format, or all by `only`.
 *
 * @param onCut called if the text ends inside a list.
 */
export async function* jsonRows(
  pieces: AsyncIterable<string>,
  formats: Formats,
  only?: JsonFormat,
  onCut: () => void = () => {},
  { after = 0 }: RowOptions = {},
): AsyncGenerator<readonly Row[]> {
  const shapes = [...formats.values()].filter((format) => format.kind === 'json');
  let found: Row[] = [];
  let row = 0;

  function add(line: number, content: RowContent | (() => RowContent)): void {
    row += 1;
    if (row > after) found.push({ line, row, ...(typeof content === 'function' ? content() : content) });
  }

  const finder = createRowFinder({
    readRow(text, line, key) {
      const value = parseJson(text);
      if (value === undefined) return 'damaged';
      if (!isRecord(value)) return undefined;
      const record = key === undefined ? value : named(value, key);
      const best = bestOf(shapes, record);
      if (best === undefined) return undefined;
      const read = () => (only ?? best).read(record);
      if (row < after) return () => add(line, read);
      const content = read();
      return () => add(line, content);
    },
    takeStray({ line, text }) {
      const value = parseJson(text);
      if (value === undefined) add(line, { skipped: 'not JSON', id: idIn(text) });
      else if (!isRecord(value)) add(line, { skipped: `not a paper but ${shown(value, text)}` });
      else {
        const content = (only ?? bestOf(shapes, { ...value, title: 'x' }))?.read(value) ?? readRecord(value);
        add(line, 'skipped' in content ? content : { skipped: 'not a paper' });
      }
    },
    takeDamage({ line, text }, reason) {
      const id = idIn(text);
      add(line, { skipped: `${reason}${id === undefined ? ` (“${beginning(text)}”)` : ''}`, id });
    },
  });

  const breath = createBreath();
  for await (const piece of pieces) {
    for (const part of partsOf(piece)) {
      finder.feed(part);
      if (found.length > 0) yield found;
      found = [];
      await breath();
    }
  }
  if (finder.end()) onCut();
  yield found;
}

/** A text in parts that take a few ms each; no character is split. */
function* partsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const isInCharacter = /[\ud800-\udbff]/.test(text.charAt(from + PART - 1));
    const to = from + PART + (isInCharacter ? 1 : 0);
    yield text.slice(from, to);
    from = to;
  }
}

function bestOf(formats: readonly JsonFormat[], record: JsonRecord): JsonFormat | undefined {
  let best: JsonFormat | undefined;
  let most = 0;
  for (const format of formats) {
    const fit = format.fits(record);
    if (fit <= most) continue;
    best = format;
    most = fit;
  }
  return best;
}

/** Gives a record without an id its key in the surrounding object, if that is an id. */
function named(record: JsonRecord, key: string): JsonRecord {
  return record.id === undefined && parsePaperId(key) !== undefined ? { ...record, id: key } : record;
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown, text: string): string {
  return Array.isArray(value) ? 'a list' : beginning(text);
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
