import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, QUERY_LIMIT } from '../../../src/search/query/language.ts';
import { anyCharacter } from '../../support/any-character.ts';

describe('the language of a query', () => {
  it('tells words, phrases, exclusions and conditions apart', () => {
    expect(
      parseQuery(
        'graph "message passing" -survey -"position paper" author:"Yoshua Bengio" cat:cs.LG after:2020',
      ),
    ).toEqual({
      text: 'graph message passing',
      loose: ['graph'],
      phrases: ['message passing'],
      excluded: ['survey', 'position paper'],
      authors: ['Yoshua Bengio'],
      categories: ['cs.LG'],
      after: ['2020'],
      before: [],
      notices: [],
    });
  });

  it('reads a value after a space, any case of a key, and typographic quotes', () => {
    const { authors, phrases } = parseQuery('Author: bengio “deep learning”');
    expect(authors).toEqual(['bengio']);
    expect(phrases).toEqual(['deep learning']);
  });

  it('reads full-width conditions, quotes and signs', () => {
    expect(
      parseQuery('ａｕｔｈｏｒ：Groß after：２０２４ －survey ＂deep learning＂ 图像：分析'),
    ).toMatchObject({
      authors: ['Groß'],
      after: ['2024'],
      excluded: ['survey'],
      phrases: ['deep learning'],
      text: 'deep learning 图像:分析',
      notices: [],
    });
  });

  it('leaves hyphens inside words, titles with a colon and links alone', () => {
    const { text, excluded, notices } = parseQuery(
      'GPT-4 pre-training BERT: a study of https://example.org/x',
    );
    expect(text).toBe('GPT-4 pre-training BERT: a study of https://example.org/x');
    expect([excluded, notices]).toEqual([[], []]);
  });

  it.each(['newest', 'oldest', 'votes'])('reads the order that sort:%s asks for', (order) => {
    const read = parseQuery(`kites sort:${order.toUpperCase()} tails`);
    expect(read).toMatchObject({ text: 'kites tails', sort: order, notices: [] });
  });

  it('and by relevance, which is how it is anyway', () => {
    expect(parseQuery('kites sort:relevance')).toEqual(parseQuery('kites'));
  });

  it.each([
    ['sort:random', { kind: 'unknown-condition', key: 'sort' }],
    ['after:soon', { kind: 'unread-date', option: 'after', given: 'soon' }],
    ['before:2023-02-30', { kind: 'unread-date', option: 'before', given: '2023-02-30' }],
    ['author:', { kind: 'empty-condition', key: 'author' }],
    ['an "open quote', { kind: 'open-quote' }],
  ])('reports what it can’t read: %s', (query, notice) => {
    expect(parseQuery(query).notices).toEqual([notice]);
  });

  it('reads a year as its first to last day, and a word after the colon as a word', () => {
    expect(parseQuery('bert year:2020')).toMatchObject({
      text: 'bert',
      after: ['2020'],
      before: ['2020'],
      notices: [],
    });
    expect(parseQuery('year:2020-07')).toMatchObject({ text: '', after: ['2020-07'], before: ['2020-07'] });
    expect(parseQuery('year:soon')).toMatchObject({
      text: 'year:soon',
      after: [],
      before: [],
      notices: [{ kind: 'unknown-condition', key: 'year' }],
    });
  });

  it('joins words with invisible characters, and reads a phone’s dash as a minus', () => {
    expect(parseQuery('neu\u00adral ma\u200bchine \u200b BERT\u202c')).toMatchObject({
      text: 'neural machine BERT',
    });
    // In Persian it separates the parts of a word, as it does in the index.
    expect(parseQuery('می\u200cروم').text).toBe('می روم');
    expect(parseQuery('bats 2015 –2020')).toMatchObject({ text: 'bats 2015 –2020', excluded: [] });
    expect(parseQuery('bats –owls —"at night" 10–12 a – b')).toMatchObject({
      text: 'bats 10–12 a – b',
      excluded: ['owls', 'at night'],
    });
  });

  it('names an unknown condition, and searches for its words', () => {
    const { text, notices } = parseQuery('since:2020 attention');
    expect(text).toBe('since:2020 attention');
    expect(notices).toEqual([{ kind: 'unknown-condition', key: 'since' }]);
    expect(parseQuery('Title: a study').notices).toEqual([]);
  });

  it('takes each condition once, and no more than a person would type', () => {
    const twice = parseQuery('owls -bats -Bats -bats cat:bio cat:bio "at night" "at night"');
    expect(twice).toMatchObject({
      excluded: ['bats'],
      categories: ['bio'],
      phrases: ['at night'],
      notices: [],
    });
    const many = parseQuery(Array.from({ length: 100 }, (_, i) => `-word${i}`).join(' '));
    expect(many.excluded).toHaveLength(20);
    expect(many.notices).toEqual([{ kind: 'too-many-conditions', most: 20 }]);
  });

  it('cuts a query that is too long, and says so', () => {
    const { text, notices } = parseQuery('word '.repeat(1_200));
    expect(text.length).toBeLessThanOrEqual(QUERY_LIMIT);
    expect(notices).toEqual([{ kind: 'too-long', most: 4_000 }]);
  });

  it('never throws and never lets a control character through', () => {
    const piece = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom('"', '-', 'author:', 'after:', 'cat:"', ' ', '\u0000', '\u202e', '“', '-"'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text } = parseQuery(pieces.join(''));
        expect(text).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
