import type { Format, Row } from '../row/format.ts';
import { readRecord } from '../row/record.ts';

/** A line longer than this is no paper; it is skipped without being held in memory. */
const MAX_LINE = 10_000_000;

/** One line of a catalog, or undefined when it is blank. */
export function parseJsonLine(text: string, line: number): Row | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  let record: unknown;
  try {
    record = JSON.parse(trimmed);
  } catch (error) {
    return {
      line,
      skipped: `not JSON (${error instanceof Error ? firstWords(error.message) : 'unreadable'})`,
    };
  }
  return { line, ...readRecord(record) };
}

async function* readJsonLines(pieces: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 1;
  let rest = '';
  let tooLong = false;
  const finish = (text: string): Row | undefined =>
    tooLong || text.length > MAX_LINE
      ? { line, skipped: `longer than ${MAX_LINE} characters` }
      : parseJsonLine(text, line);

  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      const row = finish(rest + piece.slice(from, end));
      if (row !== undefined) yield row;
      rest = '';
      tooLong = false;
      line += 1;
      from = end + 1;
    }
    rest += tooLong ? '' : piece.slice(from);
    if (rest.length > MAX_LINE) {
      rest = '';
      tooLong = true;
    }
  }
  const last = finish(rest);
  if (last !== undefined) yield last;
}

function firstWords(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, 120);
}

export const jsonLines: Format = {
  name: 'jsonl',
  recognises: (head) =>
    head.split('\n', 1_000).some((text, index) => {
      const row = parseJsonLine(text, index + 1);
      return row !== undefined && (!('skipped' in row) || /^\{.*\}$/.test(text.trim()));
    }) || /^\s*\{\s*"(?:id|title)"\s*:\s*"[^\n]{200}/.test(head),
  read: readJsonLines,
};
