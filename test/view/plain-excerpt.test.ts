import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainExcerpt } from '../../src/view/plain-excerpt.ts';

describe('an excerpt', () => {
  it('is the whole line if it fits', () => {
    expect(plainExcerpt(' a\n b ', 10)).toBe('a b');
  });

  it('ends between words, without the punctuation before the cut', () => {
    expect(plainExcerpt('Some words, and more of them', 13)).toBe('Some words…');
    expect(plainExcerpt('123456 89012345', 10)).toBe('123456…');
    // Better half a word than less than half of the line.
    expect(plainExcerpt('12345 789012345', 10)).toBe('12345 789…');
  });

  it('cuts a single long word, never inside a visible character', () => {
    expect(plainExcerpt('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`);
    expect(plainExcerpt('👩‍👩‍👧'.repeat(5), 10)).toBe('👩‍👩‍👧…');
  });

  it('is never longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, max) => {
        expect(plainExcerpt(text, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
