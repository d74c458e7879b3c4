import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../../src/catalog/file/row/record.ts';

const paperOf = (input: unknown) => {
  const reading = readRecord(input);
  if ('skipped' in reading) throw new Error(reading.skipped);
  return reading;
};

describe('a record', () => {
  it('needs an id and a title, and nothing else', () => {
    expect(paperOf({ id: '2005.11401', title: 'RAG' })).toEqual({
      paper: { id: '2005.11401', title: 'RAG', authors: [] },
      notices: [],
    });
  });

  it('treats null as absent, field by field', () => {
    const fields = [
      'abstract',
      'summary',
      'authors',
      'published',
      'categories',
      'keywords',
      'listedOn',
      'upvotes',
    ];
    const more = ['comments', 'codeUrl', 'codeStars', 'projectUrl', 'thumbnailUrl', 'organization', 'url'];
    const record = Object.fromEntries([...fields, ...more].map((field) => [field, null]));
    expect(paperOf({ id: '2005.11401', title: 'RAG', ...record })).toEqual({
      paper: { id: '2005.11401', title: 'RAG', authors: [] },
      notices: [],
    });
  });

  it('keeps unknown keys apart, except one that could affect the program', () => {
    const input: unknown = JSON.parse(
      '{"id":"2005.11401","title":"RAG","note":{"a":1},"__proto__":{"polluted":true}}',
    );
    const { paper } = paperOf(input);
    expect(Object.keys(paper.extra ?? {})).toEqual(['note']);
    expect(JSON.stringify({})).toBe('{}');
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    ['2005.11401v4', '2005.11401'],
    ['https://arxiv.org/abs/2005.11401', '2005.11401'],
    ['acl:2020.acl-main.1', 'acl:2020.acl-main.1'],
    [17, '17'],
  ])('keys %s by its id without version', (id, key) => {
    expect(paperOf({ id, title: 'RAG' }).paper.id).toBe(key);
  });

  it('reports what it leaves out', () => {
    const { paper, notices } = paperOf({
      id: '2005.11401',
      title: 'RAG',
      published: '2023-02-30',
      upvotes: 'many',
      comments: -1,
      projectUrl: 'javascript:alert(1)',
      authors: ['Ada', 5],
      keywords: 'retrieval',
      abstract: ['a'],
    });
    expect(paper).toEqual({ id: '2005.11401', title: 'RAG', authors: ['Ada'], keywords: ['retrieval'] });
    expect(notices.map((notice) => notice.replace(/ left out.*/, ''))).toEqual([
      'an entry of authors',
      'abstract',
      'published',
      'upvotes',
      'comments',
      'projectUrl',
    ]);
    expect(notices[2]).toBe(
      'published left out: "2023-02-30" is not a date such as 2026-08-20, 2026-08 or 2026',
    );
  });

  it('leaves out hidden people', () => {
    const authors = [{ name: 'Ada', hidden: false }, { name: 'Bob', hidden: true }, { name: 'Eve' }];
    expect(paperOf({ id: '2005.11401', title: 'RAG', authors }).paper.authors).toEqual(['Ada', 'Eve']);
  });

  it('truncates a list of more names than any paper has, and says so', () => {
    const authors = Array.from({ length: 10_050 }, (_, n) => `Ada North ${n}`);
    const { paper, notices } = paperOf({ id: 'x', title: 'T', authors });
    expect(paper.authors).toEqual(authors.slice(0, 10_000));
    expect(notices).toEqual(['authors cut from 10050 to 10000 entries']);
  });

  it('truncates a title of a hundred thousand characters, and says so', () => {
    const { paper, notices } = paperOf({ id: '2005.11401', title: 'x'.repeat(100_000) });
    expect(paper.title).toHaveLength(1_000);
    expect(notices).toEqual(['title cut from 100000 to 1000 characters']);
  });

  it.each([
    [null, 'not a paper but nothing'],
    ['text', 'not a paper but "text"'],
    [[], 'not a paper but a list'],
    [{}, 'no id'],
    [{ id: ' ', title: 'A' }, 'no id'],
    [{ id: '2005.11401' }, 'no title'],
    [{ id: '2005.11401', title: ' \n' }, 'no title'],
    [{ id: 2602.0802, title: 'A' }, 'the id is not text but 2602.0802'],
    [{ id: 'two words', title: 'A' }, 'the id "two words" contains blanks or control characters'],
    [{ id: 'x'.repeat(500), title: 'A' }, 'the id has 500 characters, more than 200'],
  ])('is skipped with a reason: %j', (input, reason) => {
    expect(readRecord(input)).toMatchObject({ skipped: reason });
  });
});
