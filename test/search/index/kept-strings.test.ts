import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NEW, numbersBefore } from '../../../src/search/index/kept-strings.ts';
import { packBytes, packStrings } from '../../../src/search/index/strings.ts';

const texts = fc
  .uniqueArray(fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('a', 'ab', 'abc', 'é', 'z')), {
    maxLength: 30,
  })
  .map((some) => some.sort());

it('tells the number that each text had in an earlier list, as comparing the strings does', () => {
  fc.assert(
    fc.property(texts, texts, fc.constantFrom(packStrings, packBytes), (now, before, pack) => {
      const wanted = now.map((text) => (before.includes(text) ? before.indexOf(text) : NEW));
      expect([...numbersBefore(pack(now), pack(before))]).toEqual(wanted);
    }),
  );
});

it('calls all texts new where the lists are packed in different ways', () => {
  expect([...numbersBefore(packStrings(['a', 'b']), packBytes(['a', 'b']))]).toEqual([NEW, NEW]);
});
