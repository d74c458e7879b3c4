import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, QUERY_LIMIT } from '../../../src/search/query/language.ts';

describe('the language of a query', () => {
  it('tells words, phrases, exclusions and conditions apart', () => {
    expect(
      parseQuery(
        'graph "message passing" -survey -"position paper" author:"Yoshua Bengio" cat:cs.LG after:2020',
      ),
    ).toEqual({
      text: 'graph message passing',
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

  it('leaves hyphens inside words, titles with a colon and links alone', () => {
    const { text, excluded, notices } = parseQuery(
      'GPT-4 pre-training BERT: a study of https://example.org/x',
    );
    expect(text).toBe('GPT-4 pre-training BERT: a study of https://example.org/x');
    expect([excluded, notices]).toEqual([[], []]);
  });

  it.each([
    ['after:soon', '"soon" is no date for after: write 2024, 2024-06 or 2024-06-30.'],
    ['before:2023-02-30', '"2023-02-30" is no date for before: write 2024, 2024-06 or 2024-06-30.'],
    ['author:', 'Nothing follows "author:", so it was left out.'],
    ['an "open quote', 'A quote is not closed, so its words were searched one by one.'],
  ])('has a sentence for what it cannot read: %s', (query, sentence) => {
    expect(parseQuery(query).notices).toEqual([sentence]);
  });

  it('names a condition that it does not know, and searches its words', () => {
    const { text, notices } = parseQuery('since:2020 attention');
    expect(text).toBe('since:2020 attention');
    expect(notices).toEqual([
      'I know no condition "since:", so its words were searched; there are author:, cat:, after: and before:.',
    ]);
    expect(parseQuery('Title: a study').notices).toEqual([]);
  });

  it('takes a condition once however often it is written, and so many that a person writes', () => {
    const twice = parseQuery('owls -bats -Bats -bats cat:bio cat:bio "at night" "at night"');
    expect(twice).toMatchObject({
      excluded: ['bats'],
      categories: ['bio'],
      phrases: ['at night'],
      notices: [],
    });
    const many = parseQuery(Array.from({ length: 100 }, (_, i) => `-word${i}`).join(' '));
    expect(many.excluded).toHaveLength(20);
    expect(many.notices).toEqual(['A search has 20 conditions at most; the others were left out.']);
  });

  it('cuts a query that is too long, and says so', () => {
    const { text, notices } = parseQuery('word '.repeat(1_200));
    expect(text.length).toBeLessThanOrEqual(QUERY_LIMIT);
    expect(notices).toEqual(['The query is longer than 4,000 characters; the rest was left out.']);
  });

  it('never throws and never lets a control character through', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
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
