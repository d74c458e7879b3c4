import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dailyItem } from '../../support/hugging-face.ts';
import { rowsOf } from '../../support/rows.ts';
import { sharedFile, WITHOUT_SHARED } from '../../support/shared.ts';

const parse = (value: unknown) => rowsOf(JSON.stringify(value, null, 1));

describe('a Hugging Face response', () => {
  it('becomes papers with every fact it carries', async () => {
    expect(await parse([dailyItem({ id: '2608.00001' })])).toEqual([
      {
        line: 2,
        row: 1,
        notices: [],
        paper: {
          id: '2608.00001',
          title: 'Teaching a Kite to Read',
          abstract: 'Kites are rarely taught to read. We try.',
          summary: 'A kite learns to read.',
          authors: ['Ada North', 'Eve West'],
          published: '2026-08-17',
          keywords: ['kites', 'reading'],
          listedOn: '2026-08-20',
          upvotes: 12,
          comments: 3,
          codeUrl: 'https://github.com/example/kite',
          codeStars: 40,
          projectUrl: 'https://example.org/kite',
          thumbnailUrl: 'https://example.org/kite.png',
          organization: 'Kite Lab',
        },
      },
    ]);
  });

  it('leaves out a hidden author and joins a title with line breaks', async () => {
    const [row] = await parse([dailyItem({ id: '2608.00001' }, { title: 'Two\n  lines' })]);
    expect(row).toMatchObject({ paper: { title: 'Two lines', authors: ['Ada North', 'Eve West'] } });
  });

  it('reads a row whose optional fields are all null', async () => {
    const item = dailyItem({ id: '2608.00001' });
    const nulls = (value: object) => Object.fromEntries(Object.keys(value).map((key) => [key, null]));
    const row = { ...nulls(item), paper: { ...nulls(item.paper), id: '2608.00001', title: 'Bare' } };
    expect(await parse([row])).toEqual([
      { line: 2, row: 1, notices: [], paper: { id: '2608.00001', title: 'Bare', authors: [] } },
    ]);
  });

  it('skips a withdrawn paper and an invalid row, by line, and keeps the rest', async () => {
    const rows = await parse([
      dailyItem({ id: '2608.00001' }, { withdrawnAt: '2026-08-21T08:00:00.000Z' }),
      null,
      'text',
      dailyItem({ id: '2608.00002' }),
    ]);
    expect(rows.map((row) => ('skipped' in row ? row.skipped : row.paper.id))).toEqual([
      '2608.00001 was withdrawn on 2026-08-21',
      'not a paper but null',
      'not a paper but "text"',
      '2608.00002',
    ]);
  });

  it('reads a single paper, and the flat rows of a search', async () => {
    const { paper } = dailyItem({ id: '2608.00001' });
    expect(await parse(paper)).toEqual((await parse([paper])).map((row) => ({ ...row, line: 1 })));
  });

  it('keeps the papers before the point where a file breaks off', async () => {
    const text = JSON.stringify([dailyItem({ id: '2608.00001' }), dailyItem({ id: '2608.00002' })], null, 1);
    const rows = await rowsOf(text.slice(0, -100));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ paper: { id: '2608.00001' } });
    expect(rows[1]).toMatchObject({ skipped: 'the file ends in the middle of this row', id: '2608.00002' });
  });

  it(`loses no row of seven real days ${WITHOUT_SHARED}`, async ({ skip }) => {
    const folder = sharedFile('data/hf-sample');
    if (folder === undefined) return skip('the data beside the repository is absent');
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const rows = await rowsOf(text);
      const items: { paper: { id: string; submittedOnDailyAt?: string } }[] = JSON.parse(text);
      expect(rows.map((row) => ('paper' in row ? row.paper.id : row))).toEqual(
        items.map(({ paper }) => paper.id),
      );
      for (const [index, row] of rows.entries()) {
        const listedOn = items[index]?.paper.submittedOnDailyAt?.slice(0, 10);
        expect(row).toMatchObject({ notices: [], paper: listedOn === undefined ? {} : { listedOn } });
        expect(text.split('\n')[row.line - 1]?.trim()).toMatch(/^\{/);
      }
    }
  });
});
