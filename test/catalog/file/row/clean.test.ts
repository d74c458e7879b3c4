import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanDate,
  cleanLink,
  cleanRepository,
  cleanText,
  cutAtGrapheme,
} from '../../../../src/catalog/file/row/clean.ts';
import { anyCharacter } from '../../../support/any-character.ts';

describe('text', () => {
  it('becomes a single line without control characters', () => {
    expect(cleanText(' A title\r\n  over\u2028lines\u0000\u0007 ')).toBe('A title over lines');
    expect(cleanText('half \ud83d of a pair')).toBe('half \ufffd of a pair');
  });

  it('keeps everything else: joined emoji, right-to-left letters, formulas', () => {
    expect(cleanText('👩‍🔬 שלום $x_1$')).toBe('👩‍🔬 שלום $x_1$');
  });

  it('is clean after one pass, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('is cut between graphemes', () => {
    expect(cutAtGrapheme('ab👩‍🔬cd', 5)).toBe('ab');
    expect(cutAtGrapheme('ab👩‍🔬cd', 7)).toBe('ab👩‍🔬');
    expect(cutAtGrapheme(`e${'\u0301'.repeat(5_000)}`, 10)).toHaveLength(10);
  });

  it('survives a hundred thousand spaces', () => {
    expect(cleanText(`a${' '.repeat(100_000)}\nb`)).toBe('a b');
  });
});

describe('links', () => {
  it.each(['https://example.org/a?b=c#d', 'http://example.org'])('keeps %s', (link) => {
    expect(cleanLink(link)).toBe(link);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    '//example.org',
    'example.org',
    'https://',
    'https://user:secret@example.org/',
    `https://example.org/${'x'.repeat(3_000)}`,
    '',
  ])('drops %s', (link) => {
    expect(cleanLink(link)).toBeUndefined();
  });

  it('escapes characters that would end a link early when shown', () => {
    expect(cleanLink('https://example.org/a b>c')).toBe('https://example.org/a%20b%3Ec');
  });

  it('accepts a repository as an address or as owner and name', () => {
    expect(cleanRepository('state-spaces/s4')).toBe('https://github.com/state-spaces/s4');
    expect(cleanRepository('github.com/state-spaces/s4')).toBe('https://github.com/state-spaces/s4');
    expect(cleanRepository('https://gitlab.com/a/b')).toBe('https://gitlab.com/a/b');
    expect(cleanRepository('not a repository')).toBeUndefined();
  });
});

describe('dates', () => {
  it.each([
    ['2024', '2024'],
    ['2024-05', '2024-05'],
    ['2024-02-29', '2024-02-29'],
    ['2026-08-20T00:00:00.000Z', '2026-08-20'],
  ])('reads %s', (text, date) => {
    expect(cleanDate(text)).toBe(date);
  });

  it.each(['2023-02-29', '2024-13', '2024-00-10', '2024-04-31', '24', 'yesterday', '', '2024-5-1'])(
    'rejects %s',
    (text) => {
      expect(cleanDate(text)).toBeUndefined();
    },
  );
});

it('cuts ten thousand long texts without processing all of each', () => {
  // Half a minute of work if every text is processed from its beginning.
  const text = 'kite '.repeat(20_000);
  const lengths = Array.from({ length: 10_000 }, () => cutAtGrapheme(text, 50_000).length);
  expect(new Set(lengths)).toEqual(new Set([49_999]));
});
