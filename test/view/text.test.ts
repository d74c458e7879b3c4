import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  clipWords,
  count,
  cut,
  excerpt,
  label,
  link,
  MESSAGE_ROOM,
  plain,
  quoted,
  roomOf,
  safe,
  short,
} from '../../src/view/text.ts';

const family = '👨‍👩‍👧‍👦';

describe('a line of outside text', () => {
  it('loses control characters, line breaks and hidden direction marks, and keeps joined emoji', () => {
    expect(plain('A\u0000 title\r\n  over\tlines')).toBe('A title over lines');
    expect(plain('evil\u202Etxt.exe')).toBe('eviltxt.exe');
    expect(plain(`a ${family} b`)).toBe(`a ${family} b`);
  });

  it.each([
    ['**bold** _it_ ~~no~~ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\`'],
    ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    ['||spoiler||', '\\|\\|spoiler\\|\\|'],
    ['# Heading', '\\# Heading'],
    ['> quote', '\\> quote'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['<@123> <#5>', '\\<@123> \\<\\#5>'],
    ['a\\b', 'a\\\\b'],
  ])('shows %j unchanged', (text, shown) => {
    expect(safe(text, 200)).toBe(shown);
  });

  it('never mentions everyone', () => {
    for (const text of ['@everyone look', 'hi @here', '@EVERYONE']) {
      expect(safe(text, 100)).not.toMatch(/@(everyone|here)/i);
    }
  });

  it('keeps a plain link whole, underscores and all, without letting it end our bold', () => {
    expect(safe('see https://a.org/x_y_z now', 100)).toBe('see https://a.org/x_y_z now');
    expect(safe('https://a.org/**b', 100)).toBe('https://a.org/%2A%2Ab');
  });

  it('isolates right-to-left text, so that it does not reverse what follows', () => {
    expect(safe('שלום (2024)', 100)).toBe('\u2068שלום (2024)\u2069');
  });

  it('cuts prose between words, dropping the punctuation before the cut', () => {
    expect(excerpt('The model condenses the captions into a readable list.', 50)).toBe(
      'The model condenses the captions into a readable…',
    );
    expect(excerpt('No extra labels are needed. The rest is gone.', 28)).toBe('No extra labels are needed…');
    expect(excerpt('It is short.', 12)).toBe('It is short.');
  });

  it('cuts prose without spaces where its room ends', () => {
    expect(excerpt('x'.repeat(50), 10)).toBe(`${'x'.repeat(8)}…`);
    expect(excerpt(`a ${'x'.repeat(50)}`, 10)).toBe(`a ${'x'.repeat(6)}…`);
  });

  it('never takes more than its room, in characters or bytes, and never cuts an escape in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 0, max: 300 }),
        (text, room) => {
          const shown = safe(text, room);
          expect(roomOf(excerpt(text, room))).toBeLessThanOrEqual(room);
          expect(roomOf(shown)).toBeLessThanOrEqual(room);
          expect(Buffer.byteLength(shown)).toBeLessThanOrEqual((room * 10_000) / MESSAGE_ROOM);
          const trailing = /\\*(?=…?$)/.exec(shown)?.[0].length ?? 0;
          expect(trailing % 2).toBe(0);
        },
      ),
    );
  });

  it('never lets Markdown, mentions or masked links through, whatever the text', () => {
    const nasty = fc.array(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '|',
        '[',
        ']',
        '(',
        ')',
        '<',
        '@everyone',
        '@here',
        '\\',
        'a',
        ' ',
        '\n',
        '#',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const shown = safe(parts.join(''), 4000);
        expect(shown).not.toMatch(/(?<!\\)(\\\\)*[*_~`|[\]<]/);
        expect(shown).not.toMatch(/@(everyone|here)/);
      }),
    );
  });

  it('handles a title of 100,000 characters with ease', () => {
    expect(roomOf(safe('*'.repeat(100_000), 256))).toBeLessThanOrEqual(256);
    expect(roomOf(safe(family.repeat(10_000), 256))).toBeLessThanOrEqual(256);
  });
});

describe('a cut', () => {
  it('marks what it cuts and splits no emoji', () => {
    expect(cut('abcdef', 4)).toBe('abc…');
    expect(cut(`ab${family}cd`, 6)).toBe('ab…');
    expect(cut('abc', 3)).toBe('abc');
  });

  it('ends plain English where counting visible characters would', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(
      fc.property(ascii, fc.nat(45), (text, max) => {
        expect(cut(text, max, roomOf)).toBe(cut(text, max, (piece) => roomOf(piece)));
      }),
    );
  });

  it('gives nothing without room', () => {
    expect(cut('abc', 0)).toBe('');
  });

  it('leaves no mark on text that is processed further', () => {
    expect(clip('abcdef', 4)).toBe('abcd');
    expect(clip('abc', 4)).toBe('abc');
  });

  it('keeps labels plain and short', () => {
    expect(label('**a**\nb', 100)).toBe('**a** b');
    expect(label('x'.repeat(300), 100)).toHaveLength(100);
  });
});

describe('a link', () => {
  it.each([
    ['https://arxiv.org/abs/2005.11401', 'https://arxiv.org/abs/2005.11401'],
    ['http://a.org', 'http://a.org/'],
    ['https://8.8.8.8/x', 'https://8.8.8.8/x'],
    ['https://локальный.рф/', 'https://xn--80asbdcmd2ih.xn--p1ai/'],
  ])('to %s can be on a button', (address, url) => {
    expect(link(address)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.org',
    'https://u:p@a.org',
    'http://localhost:7860/',
    'http://intranet/papers/1',
    'https://demo.local/',
    'http://app.localhost:3000',
    'http://10.0.0.7/',
    'http://172.20.1.1',
    'http://192.168.1.20:8080/x',
    'http://127.1/',
    'http://0x7f000001/',
    'http://[::1]:3000/',
    'http://[fd00::1]/',
    'no',
    '',
    `https://a.org/${'x'.repeat(600)}`,
  ])('to %s cannot', (address) => {
    expect(link(address)).toBeUndefined();
  });
});

describe('figures', () => {
  it('are written in words and in short', () => {
    expect(count(1, 'paper')).toBe('1 paper');
    expect(count(1204, 'paper')).toBe('1,204 papers');
    expect(count(2, 'reply', 'replies')).toBe('2 replies');
    expect([0, 999, 1000, 1234, 9960, 18_200, 999_499, 2_500_000].map(short)).toEqual([
      '0',
      '999',
      '1k',
      '1.2k',
      '10k',
      '18k',
      '999k',
      '2.5M',
    ]);
  });
});

describe('a text cut between words', () => {
  it.each([
    ['owls at night', 20, 'owls at night'],
    ['owls at night', 9, 'owls at'],
    ['owls at night', 7, 'owls at'],
    ['owlsatnight', 6, 'owlsat'],
  ])('“%s” in %d characters', (text, max, expected) => {
    expect(clipWords(text, max)).toBe(expected);
  });
});

it('a quoted link does not include the closing quote', () => {
  expect(quoted('https://example.org/2', 100)).toBe('“https://example.org/2 ”');
  expect(quoted('https://example.org/2 and more', 100)).toBe('“https://example.org/2 and more”');
  expect(quoted('owls', 100)).toBe('“owls”');
});

it('quotes a quote once, and one inside in single quotes', () => {
  expect(quoted('"sparse owls"', 100)).toBe('“sparse owls”');
  expect(quoted(' “sparse owls” ', 100)).toBe('“sparse owls”');
  expect(quoted('"sparse owls" by night', 100)).toBe('“‘sparse owls’ by night”');
  expect(quoted('"one" or "two"', 100)).toBe('“‘one’ or ‘two’”');
  expect(quoted('5" of rain', 100)).toBe('“5" of rain”');
});
