import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHuggingFace } from '../../../../src/catalog/file/formats/hugging-face.ts';
import { jsonElements } from '../../../../src/catalog/file/formats/json-array.ts';
import { dailyItem } from '../../../support/hugging-face.ts';
import { sharedFile, WITHOUT_SHARED } from '../../../support/shared.ts';

const parse = (value: unknown) => [...parseHuggingFace(JSON.stringify(value, null, 1))];

describe('an answer of Hugging Face', () => {
  it('becomes papers with every fact it carries', () => {
    expect(parse([dailyItem({ id: '2608.00001' })])).toEqual([
      {
        line: 2,
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

  it('leaves out a hidden author and makes one line of a broken title', () => {
    const [row] = parse([dailyItem({ id: '2608.00001' }, { title: 'Two\n  lines' })]);
    expect(row).toMatchObject({ paper: { title: 'Two lines', authors: ['Ada North', 'Eve West'] } });
  });

  it('reads a row of which every optional field is null', () => {
    const item = dailyItem({ id: '2608.00001' });
    const nulls = (value: object) => Object.fromEntries(Object.keys(value).map((key) => [key, null]));
    const row = { ...nulls(item), paper: { ...nulls(item.paper), id: '2608.00001', title: 'Bare' } };
    expect(parse([row])).toEqual([
      { line: 2, notices: [], paper: { id: '2608.00001', title: 'Bare', authors: [] } },
    ]);
  });

  it('skips a withdrawn paper and a row that is none, by line, and keeps the rest', () => {
    const rows = parse([
      dailyItem({ id: '2608.00001' }, { withdrawnAt: '2026-08-21T08:00:00.000Z' }),
      null,
      'text',
      dailyItem({ id: '2608.00002' }),
    ]);
    expect(rows.map((row) => ('skipped' in row ? row.skipped : row.paper.id))).toEqual([
      '2608.00001 was withdrawn on 2026-08-21',
      'not a paper of Hugging Face',
      'not a paper of Hugging Face',
      '2608.00002',
    ]);
  });

  it('reads a paper alone, and the flat rows of a search', () => {
    const { paper } = dailyItem({ id: '2608.00001' });
    expect(parse(paper)).toEqual(parse([paper]).map((row) => ({ ...row, line: 1 })));
  });

  it('keeps the papers before the place where a file breaks off', () => {
    const text = JSON.stringify([dailyItem({ id: '2608.00001' }), dailyItem({ id: '2608.00002' })], null, 1);
    const rows = [...parseHuggingFace(text.slice(0, -100))];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ paper: { id: '2608.00001' } });
    expect(rows[1]).toMatchObject({ skipped: 'the file ends in the middle of this paper' });
  });

  it(`loses no row of seven real days ${WITHOUT_SHARED}`, ({ skip }) => {
    const folder = sharedFile('data/hf-sample');
    if (folder === undefined) return skip('the data beside the repository is absent');
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const rows = [...parseHuggingFace(text)];
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

describe('cutting a JSON array', () => {
  it('finds the same elements as a parser', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), fc.constantFrom(0, 2), (values, indent) => {
        const elements = [...jsonElements(JSON.stringify(values, null, indent))];
        expect(elements.every(({ complete }) => complete)).toBe(true);
        expect(JSON.stringify(elements.map(({ text }) => JSON.parse(text)))).toBe(JSON.stringify(values));
      }),
    );
  });

  it('never fails on a text that is none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{},"\\a\n ]*$/), (text) => [...jsonElements(text)].length >= 0),
    );
  });
});
