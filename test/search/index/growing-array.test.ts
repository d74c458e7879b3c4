import { expect, it } from 'vitest';
import { grownArray, hasRoom } from '../../../src/search/index/growing-array.ts';
import { inSharedMemory } from '../../../src/search/index/shared-memory.ts';

const ten = Uint16Array.from({ length: 10 }, (_, i) => i);

it('an array grows in place, without changing the shorter one', () => {
  const first = grownArray(Uint16Array, ten, 1_000);
  first.fill(7, 10);
  const second = grownArray(Uint16Array, first, 1_020);
  second.fill(8, 1_000);
  expect(second.buffer).toBe(first.buffer);
  expect([first.length, first[999], second.length, second[9], second[999], second[1_019]]).toEqual([
    1_000, 7, 1_020, 9, 7, 8,
  ]);
});

it('two arrays grown from the same one do not share what is added', () => {
  const first = grownArray(Uint16Array, ten, 1_000);
  const [one, other] = [7, 8].map((value) => grownArray(Uint16Array, first, 1_001).fill(value, 1_000));
  expect([one?.[1_000], other?.[1_000]]).toEqual([7, 8]);
  expect(other?.buffer).not.toBe(first.buffer);
  const third = grownArray(Uint16Array, one ?? ten, 1_002);
  expect(third.buffer).toBe(first.buffer);
  expect(third[1_000]).toBe(7);
});

it.each([
  ['without enough spare capacity', grownArray(Uint16Array, ten, 1_000), 2_000],
  ['in memory of its own thread', ten, 11],
  ['in shared memory without spare capacity', new Uint16Array(new SharedArrayBuffer(20)), 11],
  ['in the middle of a buffer', new Uint16Array(new SharedArrayBuffer(80), 8, 10), 200],
])('an array %s is copied', (_, first, length) => {
  const grown = grownArray(Uint16Array, first, length);
  expect(grown.buffer).not.toBe(first.buffer);
  expect([...grown.subarray(0, first.length)]).toEqual([...first]);
  expect([...new Set(grown.subarray(first.length))]).toEqual([0]);
});

it('an array with spare capacity is passed on without a copy', () => {
  const first = grownArray(Uint16Array, ten, 11);
  expect(hasRoom(first)).toBe(true);
  expect(inSharedMemory({ first })).toEqual({ first });
  expect((inSharedMemory({ first }) as { first: Uint16Array }).first).toBe(first);
  expect(hasRoom(ten)).toBe(false);
});
