/**
 * The source of a regular expression that matches any of some words, as a whole word only. They aren't escaped: letters
 * and digits only.
 */
export function wholeWords(words: readonly string[]): string {
  return `(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
}
