import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNamedBlocks } from '../../../src/search/suggest/named-blocks.ts';

const names = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.nat(9)), { maxLength: 300 });

it('finds the titles in a range that introduce a name of some length, in order', () => {
  fc.assert(
    fc.property(names, fc.nat(300), fc.nat(300), fc.integer({ min: 1, max: 9 }), (titleName, a, b, words) => {
      const order = Uint32Array.from(titleName, (_, i) => titleName.length - 1 - i);
      const [from, to] = [Math.min(a, b, order.length), Math.min(order.length, Math.max(a, b))];
      const named = createNamedBlocks(order, titleName);
      const all = [...order.subarray(from, to)].filter((document) => titleName[document] === words);
      expect(named.within(order, from, to, words)).toEqual(all);
      expect(named.within(order.slice(), from, to, words)).toEqual(all);
    }),
  );
});

it('reads no title again once it’s ready, nor does one with another’s cache', async () => {
  let looked = 0;
  const titleName = new Proxy<number[]>([], {
    get: (_, key) => {
      looked++;
      return Number(key) === 70 ? 2 : 0;
    },
  });
  const order = Uint32Array.from({ length: 128 }, (_, i) => i);
  const named = createNamedBlocks(order, titleName);
  await named.prepare();
  looked = 0;
  expect(named.within(order, 0, 128, 2)).toEqual([70]);
  expect(named.within(order, 0, 128, 1)).toEqual([]);
  expect(createNamedBlocks(order, titleName, named.remembered).within(order, 0, 128, 3)).toEqual([]);
  expect(looked).toBe(32);
});
