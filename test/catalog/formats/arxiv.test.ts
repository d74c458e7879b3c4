import { describe, expect, it } from 'vitest';
import { parseArxiv } from '../../../src/catalog/formats/arxiv.ts';
import { ARXIV_ERROR, announcement, arxivEntry, arxivFeed } from '../../support/arxiv.ts';

describe('an arXiv feed', () => {
  it('becomes papers with categories, the primary one first', () => {
    expect(parseArxiv(arxivFeed(arxivEntry('2602.08025')))).toEqual([
      {
        line: 6,
        notices: [],
        paper: {
          id: '2602.08025',
          title: 'Kites & Letters: A Study of x < y',
          abstract: 'Kites meet letters. They get on.',
          authors: ['Ada North', "Évariste O'West"],
          published: '2026-02-09',
          categories: ['cs.CL', 'cs.LG'],
          extra: { version: 2 },
        },
      },
    ]);
  });

  it('reads the announcements of a day, and which are new', () => {
    const rows = parseArxiv(
      arxivFeed(announcement('2611.00001', 'new'), announcement('2611.00002', 'replace')),
    );
    expect(rows.map((row) => row.announced)).toEqual(['new', 'replace']);
    expect(rows[0]).toMatchObject({
      paper: { id: '2611.00001', abstract: 'Kites fly at night, too.', authors: ['Ada North', 'Eve West'] },
    });
  });

  it('reads old identifiers', () => {
    expect(parseArxiv(arxivFeed(arxivEntry('hep-th/9901001')))).toMatchObject([
      { paper: { id: 'hep-th/9901001' } },
    ]);
  });

  it('passes on arXiv errors', () => {
    expect(parseArxiv(arxivFeed(ARXIV_ERROR))).toEqual([
      {
        line: 6,
        id: expect.stringContaining('api/errors'),
        skipped: 'arXiv reports an error: incorrect id format for 1234.12345',
      },
    ]);
  });

  it('reports an entry that is not a paper by line, and reads the others', () => {
    const rows = parseArxiv(arxivFeed(arxivEntry('2602.08025'), '<entry><id>urn:x</id></entry>', '<entry/>'));
    expect(rows).toHaveLength(3);
    expect(rows[1]).toEqual({ line: 24, id: 'urn:x', skipped: '"urn:x" is no arXiv id' });
    expect(rows[2]).toHaveProperty('skipped');
  });

  it('finds nothing in an empty page', () => {
    expect(parseArxiv(arxivFeed())).toEqual([]);
    expect(parseArxiv('<feed xmlns="http://www.w3.org/2005/Atom"/>')).toEqual([]);
  });

  it.each([
    '<!DOCTYPE html><html><body><p>Rate exceeded.<br></body></html>',
    '<html><body>Sorry</body></html>',
    arxivFeed(arxivEntry('2602.08025')).slice(0, 900),
    'Rate exceeded.',
    '',
  ])('refuses anything but a feed: %.40s', (text) => {
    expect(() => parseArxiv(text)).toThrow(/incomplete XML|not an Atom feed/);
  });

  it('does not expand entities that a feed defines itself', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <feed>${arxivEntry('2602.08025').replace('A Study', '&b;')}</feed>`;
    let title = '';
    try {
      const [row] = parseArxiv(bomb);
      if (row !== undefined && 'paper' in row) title = row.paper.title;
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
    expect(title).not.toContain('aaaaaaaaaa');
  });
});
