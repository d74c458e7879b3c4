import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };
const CODE_POINTS = 0x110000;

/**
 * Every character of Unicode. As the unit of `fc.string` it draws what `unit: 'binary'` does, for which fast-check
 * first builds a map of all 1.1 million, taking each process a second.
 */
export const anyCharacter = fc
  .integer({ min: 0, max: CODE_POINTS - SURROGATES.count - 1 })
  .map(characterOf, numberOf);

function characterOf(number: number): string {
  return String.fromCodePoint(number < SURROGATES.from ? number : number + SURROGATES.count);
}

/** @throws Error unless it is a single character, as the library requires for taking a value back. */
function numberOf(value: unknown): number {
  if (typeof value !== 'string' || [...value].length !== 1 || !value.isWellFormed()) {
    throw new Error('not one character');
  }
  const point = value.codePointAt(0) ?? 0;
  return point < SURROGATES.from ? point : point - SURROGATES.count;
}
