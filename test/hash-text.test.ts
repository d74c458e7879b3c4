import { expect, it } from 'vitest';
import { fnv1a, mixBits } from '../src/hash-text.ts';

it('hashes texts like Fowler, Noll and Vo', () => {
  // http://www.isthe.com/chongo/src/fnv/test_fnv.c
  const known = { '': 0x811c9dc5, a: 0xe40c292c, b: 0xe70c2de5, foobar: 0xbf9cf968 };
  for (const [text, hash] of Object.entries(known)) expect([text, fnv1a(text) >>> 0]).toEqual([text, hash]);
  expect(fnv1a('', 7)).toBe(7);
  expect(fnv1a('a', 7)).not.toBe(fnv1a('a', 8));
});

it('mixes bits like the end of MurmurHash3', () => {
  const known = [
    [0, 0],
    [1, 0x514e28b7],
    [2, 0x30f4c306],
    [0xffffffff, 0x81f16f39],
  ] as const;
  for (const [value, mixed] of known) expect([value, mixBits(value)]).toEqual([value, mixed]);
});
