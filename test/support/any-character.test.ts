import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyCharacter } from './any-character.ts';

const drawn = fc.string({ unit: anyCharacter });

it('draws one well-formed character from all of Unicode', () => {
  const seen: number[] = [];
  fc.assert(
    fc.property(anyCharacter, (character) => {
      expect([...character]).toHaveLength(1);
      expect(/\p{Surrogate}/u.test(character)).toBe(false);
      seen.push(character.codePointAt(0) ?? 0);
    }),
    { numRuns: 500 },
  );
  expect(Math.min(...seen)).toBeLessThan(0xd800);
  expect(Math.max(...seen)).toBeGreaterThan(0xffff);
});

it('accepts any well-formed text as one it could have drawn, so that given examples shrink too', () => {
  for (const text of ['__proto__', '', '\u{0}\u{ffff}\u{e000}\u{10ffff}', 'naïve 👩‍💻']) {
    expect(drawn.canShrinkWithoutContext(text)).toBe(true);
  }
  expect([drawn.canShrinkWithoutContext('\ud800'), drawn.canShrinkWithoutContext(7)]).toEqual([false, false]);
});
