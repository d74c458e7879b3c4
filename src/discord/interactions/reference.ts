/** Letters and digits that nobody confuses when reading them out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A maker of short words such as `7KQ-M2X`, which tie what a person saw to a line of the log. */
export function createReference(random: () => number): () => string {
  const letter = (): string => ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  return () => `${letter()}${letter()}${letter()}-${letter()}${letter()}${letter()}`;
}
