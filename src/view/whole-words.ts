/** The source of a pattern of some words as they stand, letters and figures alone, and as whole words only. */
export function wholeWords(words: readonly string[]): string {
  return `(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
}
