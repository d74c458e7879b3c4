import { expect, it } from 'vitest';
import { jsonRows } from '../../../../src/catalog/file/json/json-rows.ts';
import type { JsonFormat } from '../../../../src/catalog/file/row/format.ts';

const LETTER = '𝔸';

/** A format as slow to read a row as on a slow machine; counts how often the event loop turns meanwhile. */
async function read(text: string) {
  let turns = 0;
  let isDone = false;
  setImmediate(function turn() {
    turns++;
    if (!isDone) setImmediate(turn);
  });
  const slow: JsonFormat = {
    kind: 'json',
    fits: () => 3,
    read(record) {
      const end = performance.now() + 5;
      while (performance.now() < end);
      return { paper: { id: String(record.id), title: String(record.title), authors: [] }, notices: [] };
    },
  };
  const titles: string[] = [];
  const pieces = (async function* () {
    yield text;
  })();
  for await (const batch of jsonRows(pieces, new Map([['slow', slow]])))
    titles.push(...batch.flatMap((row) => ('paper' in row ? [row.paper.title] : [])));
  isDone = true;
  return { titles, turns };
}

it('yields to the event loop while reading a large piece of a file, and splits no character', async () => {
  const title = LETTER.repeat(3_001);
  const { titles, turns } = await read(
    Array.from({ length: 40 }, (_, i) => JSON.stringify({ id: `test:${i}`, title })).join('\n'),
  );
  expect(titles).toEqual(Array.from({ length: 40 }, () => title));
  expect(turns).toBeGreaterThan(3);
});
