import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines, parseJsonLine } from '../../../../src/catalog/file/formats/json-lines.ts';
import { catalogLine } from '../../../../src/catalog/file/row/line.ts';
import { rowsOf } from '../../../support/rows.ts';

describe('JSON Lines', () => {
  it('names a bad line and goes on', async () => {
    const text = '{"id":"a:1","title":"One"}\n\nnot json\n{"id":"a:2"}\r\n{"id":"a:3","title":"Three"}';
    const rows = await rowsOf(jsonLines, text);
    expect(
      rows.map((row) => ('skipped' in row ? [row.line, row.skipped] : [row.line, row.paper.id])),
    ).toEqual([
      [1, 'a:1'],
      [3, expect.stringMatching(/^not JSON \(/)],
      [4, 'no title (id a:2)'],
      [5, 'a:3'],
    ]);
  });

  it('reads the same rows however the file is cut into pieces', async () => {
    const text =
      '{"id":"a:1","title":"Ünë\u2028two"}\n{"id":"a:2","title":"T"}\n\n{"id":"a:3","title":"U"}\n';
    const whole = await rowsOf(jsonLines, text);
    expect(whole).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (size) => {
        expect(await rowsOf(jsonLines, text, size)).toEqual(whole);
      }),
    );
  });

  it('skips a line too long to be a paper, and goes on', async () => {
    const text = `{"id":"a:1","title":"${'x'.repeat(10_000_001)}"}\n{"id":"a:2","title":"Two"}\n`;
    expect(await rowsOf(jsonLines, text, 1_000_000)).toEqual([
      { line: 1, skipped: 'longer than 10000000 characters' },
      { line: 2, paper: { id: 'a:2', title: 'Two', authors: [] }, notices: [] },
    ]);
  });

  it('writes what it reads: keys in a fixed order, unknown ones kept after them', () => {
    const line =
      '{"id":"a:1","title":"One","authors":["Ada"],"upvotes":3,"url":"https://example.org/","zeta":[null],"alpha":1}';
    const row = parseJsonLine(
      '{"zeta":[null],"url":"https://example.org/","upvotes":3,"authors":["Ada"],"alpha":1,"title":"One","id":"a:1"}',
      1,
    );
    if (row === undefined || 'skipped' in row) throw new Error('not read');
    expect(catalogLine(row.paper)).toBe(line);
    expect(parseJsonLine(line, 1)).toEqual(row);
  });
});
