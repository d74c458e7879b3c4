import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citeKey, freeKey } from '../../src/cite/key.ts';
import { anyCharacter } from '../support/any-character.ts';
import { paper } from '../support/papers.ts';

describe('a paper’s cite key', () => {
  it.each([
    ['Retrieval-Augmented Generation for Knowledge', ['Patrick Lewis'], '2020-05-22', 'lewis2020retrieval'],
    ['Attention Is All You Need', ['Ashish Vaswani'], '2017-06-12', 'vaswani2017attention'],
    ['The "BERT" of Łódź', ['Zoë van der Müller'], '2019', 'vandermuller2019bert'],
    ['基于大模型的检索', ['王小明'], '2024-01', 'anon2024'],
    ['On it', [], undefined, 'anon2020'],
  ])('%s has author, year and title', (title, authors, published, key) => {
    const given = { title, authors, ...(published === undefined ? {} : { published }) };
    expect(citeKey(paper('2005.11401', given))).toBe(key);
  });

  it('has the year from its id if its date is unknown', () => {
    const year = (id: string) => citeKey(paper(id, { title: '?', authors: [] }));
    expect(year('hep-th/9901001')).toBe('anon1999');
    expect(year('math/0309136')).toBe('anon2003');
    expect(year('acl:P19-1')).toBe('anon');
  });

  it('contains nothing a bibliography could not take, whatever the paper says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter }),
        fc.array(fc.string({ unit: anyCharacter })),
        (title, authors) => {
          expect(citeKey(paper('x', { title, authors }))).toMatch(/^[a-z0-9]{1,64}$/);
        },
      ),
    );
  });

  it('gets a letter if it is taken, for any number of papers', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 800; i++) taken.add(freeKey('a2020b', (key) => taken.has(key)));
    expect([...taken].slice(0, 4)).toEqual(['a2020b', 'a2020bb', 'a2020bc', 'a2020bd']);
    expect([...taken].slice(25, 28)).toEqual(['a2020bz', 'a2020bba', 'a2020bbb']);
    expect(taken.size).toBe(800);
  });
});
