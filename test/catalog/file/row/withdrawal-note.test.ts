import { describe, expect, it } from 'vitest';
import { withdrawalOf } from '../../../../src/catalog/file/row/withdrawal-note.ts';

const on = '2026-11-05T10:00:00Z';

describe('a paper', () => {
  it.each([
    'This paper has been withdrawn by the author due to an error in Lemma 3',
    'The paper was withdrawn',
    'Withdrawn by the authors',
    'withdrawn',
    '[Withdrawn] 12 pages',
    'Paper withdrawn, a crucial sign error',
    'Our manuscript is now withdrawn.',
    'This submission has been withdrawn by arXiv administrators',
    '12 pages, this article has hereby been withdrawn',
    'The authors have withdrawn this paper; it has been withdrawn from arXiv',
  ])('is withdrawn if its note says so: %s', (comment) => {
    expect(withdrawalOf({ comment, on })).toEqual({ withdrawnAt: '2026-11-05' });
  });

  it.each([
    'The first version has been withdrawn',
    'v2 of this paper was withdrawn because of a typo; this is v3',
    'An earlier draft was withdrawn from the conference',
    'This paper has been withdrawn from ICLR 2026 and submitted to ICML',
    'We study money that was never withdrawn, 12 pages',
    'Withdrawal of kites',
    `${'12 pages. '.repeat(60)}This paper has been withdrawn`,
    '',
  ])('is not withdrawn by a mere mention: %s', (comment) => {
    expect(withdrawalOf({ comment, on })).toEqual({});
  });

  it.each([
    ['This paper has been withdrawn.', true],
    ['  The article was temporarily withdrawn by its authors.', true],
    ['This work is withdrawn', true],
    ['We study how kites are withdrawn. This paper has been withdrawn.', false],
    ['Withdrawn kites are studied.', false],
  ])('is withdrawn by its abstract only if that begins by saying so: %s', (abstract, isWithdrawn) => {
    expect(withdrawalOf({ abstract, on })).toEqual(isWithdrawn ? { withdrawnAt: '2026-11-05' } : {});
  });

  it('is withdrawn even without a day, but not by a note that is not a string', () => {
    expect(withdrawalOf({ comment: 'Withdrawn' })).toEqual({ withdrawnAt: '' });
    expect(withdrawalOf({ comment: 7, abstract: ['Withdrawn'], on: 3 })).toEqual({});
  });
});
