import { jsonRows } from '../../src/catalog/file/json/json-rows.ts';
import { loadFormats } from '../../src/catalog/file/load-formats.ts';
import type { Row } from '../../src/catalog/file/row/format.ts';
import { xmlRows } from '../../src/catalog/file/xml/xml-rows.ts';

/** The rows in JSON or XML that arrives in pieces of `size` characters. */
export async function rowsOf(text: string, size = 65_536): Promise<Row[]> {
  const formats = await loadFormats();
  const read = text.trimStart().startsWith('<') ? xmlRows : jsonRows;
  const rows: Row[] = [];
  for await (const batch of read(piecesOf(text, size), formats)) rows.push(...batch);
  return rows;
}

/** A text in pieces of `size` characters. */
export async function* piecesOf(text: string, size = 65_536): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** Each row's paper id, or why it was skipped. */
export function told(rows: readonly Row[]): string[] {
  return rows.map((row) => ('paper' in row ? row.paper.id : `${row.id ?? '-'}: ${row.skipped}`));
}
