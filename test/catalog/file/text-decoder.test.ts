import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../src/catalog/file/text-decoder.ts';

/** Decodes bytes arriving in pieces; also returns the encodings guessed. */
function decoded(bytes: Uint8Array, size = bytes.length): { text: string; guesses: string[] } {
  const guesses: string[] = [];
  const decoder = createDecoder((encoding) => guesses.push(encoding));
  let text = '';
  for (let at = 0; at < bytes.length; at += size)
    text += decoder.decode(Buffer.from(bytes.subarray(at, at + size)));
  return { text: text + decoder.end(), guesses };
}

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex');
/** 机器学习 and 风筝 */
const GBK = Buffer.concat([
  Buffer.from('{"title":"'),
  bytes('bbfa c6f7 d1a7 cfb0 b7e7 f3dd'),
  Buffer.from('"}\n'),
]);
/** 凧の読み方に関する */
const SHIFT_JIS = bytes('91fa 82cc 93c7 82dd 95fb 82c9 8ad6 82b7 82e9');
const LATIN_1 = Buffer.from('{"title":"Schrödinger’s café"}\n{"title":"Müller"}'.replace('’', ''), 'latin1');
const PLAIN = Buffer.from('{"title":"A title in plain letters"}\n'.repeat(20));
const SIZES = [1, 3, 50, 100_000];

describe('the text of a file', () => {
  it('is decoded as UTF-8, however its bytes are split, without reporting a guess', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), (text, size) => {
        const { text: read, guesses } = decoded(Buffer.from(`a${text}`), size);
        expect([read, guesses]).toEqual([`a${text}`, []]);
      }),
    );
  });

  it('excludes the UTF-8 byte order mark', () => {
    expect(decoded(Buffer.from('\ufeffKites')).text).toBe('Kites');
  });

  it.each(SIZES)(
    'is read in UTF-16 of either byte order, with or without a mark, in pieces of %i bytes',
    (size) => {
      const text = '{"title":"Kites — 风筝 🪁"}\n';
      const little = Buffer.from(text, 'utf16le');
      for (const marked of [true, false]) {
        const one = marked ? Buffer.concat([bytes('fffe'), little]) : little;
        const other = Buffer.from(one).swap16();
        // The byte order must be recognizable in the first piece.
        const pieces = Math.max(size, 50);
        expect([decoded(one, pieces), decoded(other, pieces)]).toEqual(Array(2).fill({ text, guesses: [] }));
      }
    },
  );

  it.each(SIZES)('is read in GBK and Latin-1, reported once as guesses, in pieces of %i bytes', (size) => {
    expect(decoded(GBK, size)).toEqual({ text: '{"title":"机器学习风筝"}\n', guesses: ['GB18030'] });
    expect(decoded(LATIN_1, size)).toEqual({
      text: '{"title":"Schrödingers café"}\n{"title":"Müller"}',
      guesses: ['windows-1252'],
    });
    expect(decoded(SHIFT_JIS, size).text).toBe('凧の読み方に関する');
  });

  it('is guessed from all of its first non-ASCII characters, wherever a piece ends among them', () => {
    const file = Buffer.concat([PLAIN, GBK]);
    for (let size = PLAIN.length; size < file.length; size++) {
      expect(decoded(file, size).text, `cut at ${size}`).toBe(`${PLAIN}{"title":"机器学习风筝"}\n`);
    }
  });

  it('stays with GBK, but switches to UTF-8 after lines in Latin-1', () => {
    const many = (one: Buffer) => Buffer.concat(Array(300).fill(one));
    expect(decoded(many(GBK), 5_000).text).toBe('{"title":"机器学习风筝"}\n'.repeat(300));
    const utf8 = Buffer.from('{"title":"Łódź 风筝"}\n');
    const latin = decoded(Buffer.concat([many(LATIN_1), many(utf8)]), many(LATIN_1).length).text;
    expect(latin.slice(-17)).toBe('{"title":"Łódź 风筝"}\n'.slice(-17));
  });

  it('loses only damaged UTF-8 characters', () => {
    const damaged = Buffer.concat([Buffer.from('Łódź'), bytes('ff'), Buffer.from(' 风筝 kites')]);
    expect(decoded(damaged)).toEqual({ text: 'Łódź\ufffd 风筝 kites', guesses: [] });
    const cut = decoded(Buffer.from('Łódź 风筝').subarray(0, -1));
    expect(cut).toEqual({ text: 'Łódź 风\ufffd', guesses: [] });
  });

  it('is in the encoding XML declares, unless it is really UTF-8', () => {
    const xml = '<?xml version="1.0" encoding="iso-8859-2"?><title>Łódź</title>';
    const latin2 = Buffer.concat([
      Buffer.from(xml.slice(0, xml.indexOf('Ł'))),
      bytes('a3f364bc'),
      Buffer.from('</title>'),
    ]);
    expect(decoded(latin2)).toEqual({ text: xml, guesses: [] });
    expect(decoded(Buffer.from(xml))).toEqual({ text: xml, guesses: [] });
    const unknown = Buffer.from(xml.replace('iso-8859-2', 'klingon').replace('Łódź', 'café'), 'latin1');
    expect(decoded(unknown).text).toContain('café');
  });

  it('is told by the first bytes, even if an empty piece comes before them', () => {
    const decoder = createDecoder(() => {});
    const text = decoder.decode(Buffer.alloc(0)) + decoder.decode(Buffer.from('\ufeffKites', 'utf16le'));
    expect(text + decoder.end()).toBe('Kites');
  });

  it('is empty if the file is', () => {
    expect(decoded(Buffer.alloc(0))).toEqual({ text: '', guesses: [] });
  });
});
