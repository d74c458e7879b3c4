import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, fuseFirst } from '../../../src/search/meaning/fuse.ts';
import { nearAll } from '../../../src/search/meaning/near.ts';

const ranked = (...scores: readonly number[]) => scores.map((score, document) => ({ document, score }));

describe('fusing words and meaning', () => {
  it('ranks a near paper above one that is barely better by words', () => {
    const { list } = fuse({
      list: ranked(10, 9, 8),
      isCertain: () => false,
      near: nearAll(() => Float32Array.from([0, 0.1, 0.9])),
      passes: () => true,
    });
    expect(list.map(({ document }) => document)).toEqual([2, 0, 1]);
  });

  it('keeps certain papers in front, and scales the others by the best of them', () => {
    const { list } = fuse({
      list: ranked(5_000, 10, 9),
      isCertain: (document) => document === 0,
      near: nearAll(() => Float32Array.from([-1, 0, 0.1])),
      passes: () => true,
    });
    expect(list.map(({ document }) => document)).toEqual([0, 1, 2]);
  });

  it('adds near papers without a word of the query, unless they are filtered out', () => {
    const request = {
      list: ranked(10),
      isCertain: () => false,
      near: nearAll(() => Float32Array.from([0, 0.8, 0.9, 0.1])),
    };
    expect(fuse({ ...request, passes: () => true }).beside).toEqual([2, 1]);
    expect(fuse({ ...request, passes: (document) => document === 1 }).beside).toEqual([1]);
  });

  it('loses no paper, repeats none and sorts by score, whatever the input', () => {
    const score = fc.double({ min: 0, max: 50, noNaN: true });
    const near = fc.float({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(score, { maxLength: 40 }),
        fc.array(near, { minLength: 40, maxLength: 900 }),
        (scores, nearness) => {
          const list = ranked(...scores.sort((a, b) => b - a));
          const fused = fuse({
            list,
            isCertain: () => false,
            near: nearAll(() => Float32Array.from(nearness)),
            passes: () => true,
          });
          const documents = fused.list.map(({ document }) => document);
          expect(new Set(documents).size).toBe(documents.length);
          expect(documents.filter((document) => document < list.length).sort((a, b) => a - b)).toEqual(
            list.map(({ document }) => document),
          );
          expect(fused.list.map((one) => one.score)).toEqual(
            fused.list.map((one) => one.score).sort((a, b) => b - a),
          );
          expect(fused.beside.length).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('gives the same first papers if no more are wanted, without a needless look for near ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.float({ min: -1, max: Math.fround(0.9), noNaN: true }), {
          minLength: 40,
          maxLength: 200,
        }),
        fc.integer({ min: 1, max: 60 }),
        (scores, values, wanted) => {
          const request = {
            list: ranked(...scores.sort((a, b) => b - a)),
            isCertain: (document: number) => document % 7 === 3,
            near: nearAll(() => Float32Array.from(values), 0.9),
          };
          expect(fuse({ ...request, wanted }).list.slice(0, wanted)).toEqual(
            fuse(request).list.slice(0, wanted),
          );
        },
      ),
    );
    const near = nearAll(
      () => expect.unreachable(),
      0.9,
      (documents) => new Float32Array(documents.length),
    );
    const request = { list: ranked(10, 9, 8), isCertain: () => false, near };
    expect(fuse({ ...request, wanted: 3 }).list).toHaveLength(3);
    expect(() => fuse({ ...request, wanted: 4 })).toThrow();
  });

  it('gives the same first papers from fewer papers by words, or undefined', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 2, maxLength: 60 }),
        fc.array(fc.float({ min: -1, max: Math.fround(0.9), noNaN: true }), { minLength: 60, maxLength: 90 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 59 }),
        (scores, values, wanted, cut) => {
          const list = ranked(...scores.sort((a, b) => b - a));
          const request = { isCertain: () => false, near: nearAll(() => Float32Array.from(values), 0.9) };
          const first = fuseFirst({ ...request, list: list.slice(0, cut), wanted }, list[cut]?.score ?? 0);
          if (first !== undefined)
            expect(first.slice(0, wanted)).toEqual(fuse({ ...request, list }).list.slice(0, wanted));
        },
      ),
    );
    const two = (nearness: readonly number[], behind: number, passes?: (document: number) => boolean) =>
      fuseFirst(
        {
          list: ranked(10, 9),
          wanted: 2,
          isCertain: () => false,
          near: nearAll(() => Float32Array.from(nearness), 0.9),
          passes,
        },
        behind,
      );
    expect(two([0, 0, 0.9], 4)).toHaveLength(2);
    expect(two([0, 0, 0.9], 5)).toBeUndefined();
    // Papers could be near enough, but none is, or none that passes.
    expect(two([0, 0, 0.7], 5)).toHaveLength(2);
    expect(two([0, 0, 0.9], 5, (document) => document !== 2)).toHaveLength(2);
  });
});
