import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameElements } from './same-elements.ts';

const element = fc.oneof(fc.constantFrom(0, -0, Number.NaN, null, undefined, '1', 1n, true), fc.integer());

describe('lists compared at once', () => {
  it('are the same only if every element is', () => {
    fc.assert(
      fc.property(fc.array(element), fc.array(element), (one, other) => {
        expect(sameElements(one, [...one])).toBe(true);
        const isSame = one.length === other.length && one.every((each, i) => Object.is(each, other[i]));
        expect(sameElements(one, other)).toBe(isSame || undefined);
      }),
    );
  });

  it.each<[string, unknown, unknown]>([
    ['objects', [{ a: 1 }], [{ a: 1 }]],
    ['a list with a gap', Array(1), [undefined]],
    ['a list with more than elements', /a/.exec('a'), ['a']],
    ['what has more than elements on the other side', ['a'], /a/.exec('a')],
    ['a list and a typed array', [1], Uint8Array.of(1)],
    ['arrays of different types', Uint8Array.of(1), Int8Array.of(1)],
    ['arrays with different bytes', Float64Array.of(0), Float64Array.of(-0)],
    ['arrays of different lengths', Uint8Array.of(1, 2), Uint8Array.of(1)],
    ['nothing and a list', null, [1]],
    ['a list and nothing', [1], null],
    ['maps', new Map(), new Map()],
  ])('leave %s to vitest', (_, one, other) => {
    expect(sameElements(one, other)).toBeUndefined();
  });

  it('are parts of an array too', () => {
    expect(sameElements(Uint16Array.of(1, 2, 3).subarray(1), Uint16Array.of(2, 3))).toBe(true);
    expect(sameElements(Uint16Array.of(1, 2, 3).subarray(1), Uint16Array.of(2, 4))).toBeUndefined();
  });
});
