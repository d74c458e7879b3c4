import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogLine } from '../../../src/catalog/file/row/line.ts';
import { rowsOf, told } from '../../support/rows.ts';

describe('JSON Lines', () => {
  it('reports a bad line and continues', async () => {
    const text = '{"id":"a:1","title":"One"}\n\nnot json\n{"id":"a:2"}\r\n{"id":"a:3","title":"Three"}';
    const rows = await rowsOf(text);
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
    expect(told(rows)).toEqual(['a:1', '-: not JSON (“not json”)', 'a:2: no title', 'a:3']);
  });

  it('reads the same rows however the file is split into pieces', async () => {
    const text =
      '{"id":"a:1","title":"Ünë\u2028two"}\n{"id":"a:2","title":"T"}\n\n{"id":"a:3","title":"U"}\n';
    const whole = await rowsOf(text);
    expect(whole).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (size) => {
        expect(await rowsOf(text, size)).toEqual(whole);
      }),
    );
  });

  it('skips a line too long to be a paper, and continues', async () => {
    const text = `{"id":"a:1","title":"${'x'.repeat(10_000_001)}"}\n{"id":"a:2","title":"Two"}\n`;
    expect(await rowsOf(text, 1_000_000)).toEqual([
      { line: 1, row: 1, id: 'a:1', skipped: 'longer than 10,000,000 characters' },
      { line: 2, row: 2, paper: { id: 'a:2', title: 'Two', authors: [] }, notices: [] },
    ]);
  });

  it('writes what it reads: keys in a fixed order, unknown ones kept after them', async () => {
    const line =
      '{"id":"a:1","title":"One","authors":["Ada"],"upvotes":3,"url":"https://example.org/","zeta":[null],"alpha":1}';
    const [row] = await rowsOf(
      '{"zeta":[null],"url":"https://example.org/","upvotes":3,"authors":["Ada"],"alpha":1,"title":"One","id":"a:1"}',
    );
    if (row === undefined || 'skipped' in row) throw new Error('not read');
    expect(catalogLine(row.paper)).toBe(line);
    expect(await rowsOf(line)).toEqual([row]);
  });

  it('reads a list, a wrapper and a file of several documents the same way', async () => {
    const papers = ['a:1', 'a:2'].map((id) => ({
      id,
      title: 'T',
      authors: ['Ada'],
      keywords: ['k'],
      upvotes: 3,
    }));
    const lines = await rowsOf(papers.map((paper) => JSON.stringify(paper)).join('\n'));
    const bare = (rows: typeof lines) => rows.map((row) => ('paper' in row ? row.paper : row));
    for (const text of [
      JSON.stringify(papers),
      JSON.stringify({ count: 2, data: papers }, null, 2),
      papers.map((paper) => JSON.stringify(paper, null, 2)).join('\n'),
      papers.map((paper) => JSON.stringify([paper])).join(''),
      `var papers = ${JSON.stringify(papers)}`.slice(13),
    ])
      expect(bare(await rowsOf(text))).toEqual(bare(lines));
  });

  it('identifies a paper by its key in an object', async () => {
    expect(told(await rowsOf('{"2005.11401":{"title":"One","authors":[]},"x":{"title":"Two"}}'))).toEqual([
      '2005.11401',
      '-: no id',
    ]);
  });

  it('corrects common mistakes: control characters in strings, and NaN', async () => {
    const [row] = await rowsOf('{"id":"a:1","title":"One\ttwo NaN","upvotes":NaN,"codeStars":-Infinity}');
    expect(row).toMatchObject({ paper: { title: 'One two NaN' }, notices: [] });
  });

  it('reads lists given as a single string, and the authors’ comment', async () => {
    const [row] = await rowsOf(
      '{"id":"2611.00001","title":"One","authors":"A. North, B. South and C. West","categories":"hep-ph astro-ph.CO","keywords":"kites; strings","comments":"37 pages"}',
    );
    expect(row).toMatchObject({
      notices: [],
      paper: {
        authors: ['A. North', 'B. South', 'C. West'],
        categories: ['hep-ph', 'astro-ph.CO'],
        keywords: ['kites', 'strings'],
        extra: { comment: '37 pages' },
      },
    });
  });
});
