import { expect, it } from 'vitest';
import { isMeaning, withoutMemory } from '../../../src/search/meaning/meaning.ts';

const meaning = {
  dimensions: 2,
  learntFrom: 1000,
  rowOf: Uint32Array.of(1, 0),
  words: Float32Array.of(1, 2),
  papers: Int8Array.of(1, 2, 3, 4),
};

it('what has the shape of vectors is taken for them', () => {
  expect(isMeaning(meaning)).toBe(true);
  expect(isMeaning({ ...meaning, memory: { buffer: new SharedArrayBuffer(4) } })).toBe(true);
});

it.each([
  { dimensions: '2' },
  { learntFrom: undefined },
  { rowOf: [1, 0] },
  { words: [1, 2] },
  { words: Float32Array.of(1, 2, 3) },
  { papers: Uint8Array.of(1, 2) },
  { papers: Int8Array.of(1, 2, 3) },
  { memory: { buffer: new ArrayBuffer(4) } },
])('with %o they are not', (wrong) => {
  expect(isMeaning({ ...meaning, ...wrong })).toBe(false);
});

it.each([undefined, null, 'vectors', 7])('%o has none', (value) => {
  expect(isMeaning(value)).toBe(false);
});

it('vectors are stored without their memory', () => {
  expect(withoutMemory(meaning)).toEqual(meaning);
});
