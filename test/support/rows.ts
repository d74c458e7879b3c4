import type { Format, Row } from '../../src/catalog/file/row/format.ts';

/** What a format reads from a text that comes in pieces of `size` characters. */
export async function rowsOf(format: Format, text: string, size = 65_536): Promise<Row[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const rows: Row[] = [];
  for await (const row of format.read(pieces())) rows.push(row);
  return rows;
}
