/** Letters and digits that are hard to confuse when read out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Generates short codes such as `7KQ-M2X`, which link what a person saw to a log line. */
export function createReference(random: () => number): () => string {
  const letter = (): string => ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  return () => `${letter()}${letter()}${letter()}-${letter()}${letter()}${letter()}`;
}
